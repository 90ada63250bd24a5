using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sweep.Silo.Api;

/// <summary>The language in which a caller wants words: English, or Spanish where that is asked for first.</summary>
internal static class RequestLanguage
{
    private static readonly string[] Known = ["en", "es"];

    public static CultureInfo Of(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Known.Contains);
        return CultureInfo.GetCultureInfo(wanted ?? "en");
    }
}
