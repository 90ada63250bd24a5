using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Sweep.Silo.Access;

/// <summary>The page that gives a browser a cookie for a token, or sends it to the provider for one, and the way out.</summary>
internal static class LoginPage
{
    public const string Path = "/login";

    public const string ReturnTo = "returnUrl";

    private const string Refused = "refused";

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void MapLogin(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, LoginForm form, SiloOptions silo, string? returnUrl, ProviderRefusal? refused) =>
            silo.Guarded ? form.Show(context, Local(returnUrl), refused: refused) : TypedResults.Redirect("/")).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, SignInAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/logout", async (HttpContext context, IAntiforgery forms) =>
        {
            await forms.ValidateRequestAsync(context);
            await context.SignOutAsync(Scheme);
            return TypedResults.Redirect(Path);
        }).ExcludeFromDescription();
    }

    /// <summary>The page, saying why somebody is not signed in.</summary>
    public static string Refusing(ProviderRefusal refusal, string? returnUrl) =>
        Path + QueryString.Create(Refused, refusal.ToString()).Add(ReturnTo, Local(returnUrl));

    /// <summary>Only places of our own: a link to the form must not lead elsewhere after it.</summary>
    public static string Local(string? url) => RedirectHttpResult.IsLocalUrl(url) ? url! : "/";

    private static async Task<IResult> SignInAsync(
        HttpContext context, LoginForm form, AccessTokens tokens, [FromForm] string token, [FromForm] string? returnUrl)
    {
        if (tokens.Identify(token.Trim(), Scheme) is not { } identity)
            return form.Show(context, Local(returnUrl), wrongToken: true);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return TypedResults.Redirect(Local(returnUrl));
    }
}
