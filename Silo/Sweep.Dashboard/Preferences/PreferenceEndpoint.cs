using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Sweep.Dashboard.Preferences;

/// <summary>Takes what the buttons for language and theme send: a circuit cannot set cookies, an answer to a form can.</summary>
internal static class PreferenceEndpoint
{
    public const string Path = "/preferences";

    /// <summary>The silo refuses forms of other sites, and nothing but how pages look depends on these.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, Set).DisableAntiforgery().ExcludeFromDescription();

    private static RedirectHttpResult Set(HttpResponse response, [FromForm] string? language, [FromForm] ThemeChoice? theme, [FromForm] string? returnUrl)
    {
        if (language is not null && PreferenceCookies.Languages.Contains(language))
            PreferenceCookies.SetLanguage(response, language);
        if (theme is { } chosen && Enum.IsDefined(chosen))
            PreferenceCookies.SetTheme(response, chosen);
        return TypedResults.Redirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }
}
