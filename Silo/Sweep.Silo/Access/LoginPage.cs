using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Sweep.Silo.Api;

namespace Sweep.Silo.Access;

/// <summary>The form that gives a browser a cookie for a token, and the way out.</summary>
internal static class LoginPage
{
    public const string Path = "/login";

    public const string ReturnTo = "returnUrl";

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void MapLogin(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, IAntiforgery forms, AccessTokens tokens, string? returnUrl) =>
            tokens.Required ? Form(context, forms, Local(returnUrl), failed: false) : TypedResults.Redirect("/")).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, SignInAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/logout", async (HttpContext context, IAntiforgery forms) =>
        {
            await forms.ValidateRequestAsync(context);
            await context.SignOutAsync(Scheme);
            return TypedResults.Redirect(Path);
        }).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery forms, AccessTokens tokens, [FromForm] string token, [FromForm] string? returnUrl)
    {
        if (tokens.Identify(token.Trim(), Scheme) is not { } identity)
            return Form(context, forms, Local(returnUrl), failed: true);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return TypedResults.Redirect(Local(returnUrl));
    }

    /// <summary>Only places of our own: a link to the form must not lead elsewhere after it.</summary>
    private static string Local(string? url) => RedirectHttpResult.IsLocalUrl(url) ? url! : "/";

    private static IResult Form(HttpContext context, IAntiforgery forms, string returnUrl, bool failed)
    {
        var words = LoginWords.In(RequestLanguage.Of(context.Request));
        var form = forms.GetAndStoreTokens(context);
        return TypedResults.Content(
            string.Create(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="{{words.Language}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sweep: {{words.SignIn}}</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 22rem; margin: 15vh auto 0; padding: 0 1rem; }
            label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
            input, button { margin-top: .5rem; padding: .6rem; }
            button { margin-top: 1rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>Sweep</h1>
            <form method="post" action="{{Path}}">
            <label for="token">{{words.Token}}</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus{{(failed ? " aria-invalid=\"true\" aria-describedby=\"wrong\"" : "")}}>
            {{(failed ? $"<p id=\"wrong\" role=\"alert\">{words.Wrong}</p>" : "")}}
            <input type="hidden" name="{{ReturnTo}}" value="{{WebUtility.HtmlEncode(returnUrl)}}">
            <input type="hidden" name="{{form.FormFieldName}}" value="{{form.RequestToken}}">
            <button>{{words.SignIn}}</button>
            </form>
            </main>
            </body>
            </html>

            """),
            "text/html; charset=utf-8", statusCode: failed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }
}
