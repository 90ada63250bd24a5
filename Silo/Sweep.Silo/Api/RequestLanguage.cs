using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sweep.Dashboard.Preferences;

namespace Sweep.Silo.Api;

/// <summary>The language in which a caller wants words: the one chosen on a page, or the first he asks for that there is, or English.</summary>
internal static class RequestLanguage
{
    public static CultureInfo Of(HttpRequest request) => PreferenceCookies.Language(request) ?? Asked(request);

    private static CultureInfo Asked(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(PreferenceCookies.Languages.Contains);
        return CultureInfo.GetCultureInfo(wanted ?? PreferenceCookies.Languages[0]);
    }
}
