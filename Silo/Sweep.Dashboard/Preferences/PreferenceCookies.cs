using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sweep.Dashboard.Preferences;

/// <summary>What a browser remembers for its user: language and theme. Neither is a secret, nor tells who it is.</summary>
public static class PreferenceCookies
{
    private const string ThemeCookie = "sweep-theme";

    private const string LanguageCookie = "sweep-language";

    /// <summary>What browsers that can are asked to say with every request, so that a dark page is dark from its first paint on.</summary>
    private const string ColorScheme = "Sec-CH-Prefers-Color-Scheme";

    private static readonly CookieOptions Kept = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365) };

    /// <summary>The languages there are, two letters each; the first is that of whoever asks for none of them.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    /// <summary>The language that was chosen; null if none was.</summary>
    public static CultureInfo? Language(HttpRequest request) =>
        request.Cookies[LanguageCookie] is { } chosen && Languages.Contains(chosen) ? CultureInfo.GetCultureInfo(chosen) : null;

    public static ThemeChoice Theme(HttpRequest request) =>
        Enum.TryParse(request.Cookies[ThemeCookie], ignoreCase: true, out ThemeChoice chosen) && Enum.IsDefined(chosen) ? chosen : ThemeChoice.System;

    /// <summary>Whether the browser says that its user prefers dark pages; asks it to say so from now on.</summary>
    public static bool PrefersDark(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["Accept-CH"] = headers["Critical-CH"] = ColorScheme;
        headers.Append("Vary", ColorScheme);
        return context.Request.Headers[ColorScheme] == "dark";
    }

    internal static void SetLanguage(HttpResponse response, string language) => response.Cookies.Append(LanguageCookie, language, Kept);

    internal static void SetTheme(HttpResponse response, ThemeChoice theme) => response.Cookies.Append(ThemeCookie, theme.ToString(), Kept);
}
