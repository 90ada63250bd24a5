using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Sweep.Silo.Api;

namespace Sweep.Silo.Access;

/// <summary>What people see who are to sign in: a field for a token, a button that leads to the provider, or both, as there are.</summary>
internal sealed class LoginForm(IAntiforgery forms, SiloOptions silo)
{
    /// <param name="context">Who asks.</param>
    /// <param name="returnUrl">Where to go afterwards, a place of ours.</param>
    /// <param name="wrongToken">Whether the token just given is none.</param>
    /// <param name="refused">Why the provider's word was not enough, if that was tried.</param>
    public IResult Show(HttpContext context, string returnUrl, bool wrongToken = false, ProviderRefusal? refused = null)
    {
        var words = LoginWords.In(RequestLanguage.Of(context.Request));
        return TypedResults.Content(
            $$"""
            <!DOCTYPE html>
            <html lang="{{words.Language}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sweep: {{words.SignIn}}</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 22rem; margin: 15vh auto 0; padding: 0 1rem; }
            label, input, button, .button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
            input, button, .button { margin-top: .5rem; padding: .6rem; }
            button, .button { margin-top: 1rem; }
            .button { margin-bottom: 2rem; border: 1px solid; border-radius: .2rem; color: inherit; text-align: center; text-decoration: none; overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <main>
            <h1>Sweep</h1>
            {{(refused is { } why ? $"<p role=\"alert\">{words.Why(why)}</p>" : "")}}
            {{(silo.OidcAuthority is null ? "" : ProviderButton(words, returnUrl))}}
            {{((silo.Token ?? silo.ReaderToken) is null ? "" : TokenField(words, context, returnUrl, wrongToken))}}
            </main>
            </body>
            </html>

            """,
            "text/html; charset=utf-8", statusCode: Status(wrongToken, refused));
    }

    private static int Status(bool wrongToken, ProviderRefusal? refused) => refused switch
    {
        ProviderRefusal.NoRole => StatusCodes.Status403Forbidden,
        ProviderRefusal.Away => StatusCodes.Status503ServiceUnavailable,
        ProviderRefusal.Failed => StatusCodes.Status401Unauthorized,
        _ => wrongToken ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
    };

    private string ProviderButton(LoginWords words, string returnUrl)
    {
        var target = ProviderSignIn.Path + QueryString.Create(LoginPage.ReturnTo, returnUrl);
        return $"<a class=\"button\" href=\"{WebUtility.HtmlEncode(target)}\">{words.SignInAt} {WebUtility.HtmlEncode(new Uri(silo.OidcAuthority!).Host)}</a>";
    }

    private string TokenField(LoginWords words, HttpContext context, string returnUrl, bool wrong)
    {
        var form = forms.GetAndStoreTokens(context);
        return $"""
            <form method="post" action="{LoginPage.Path}">
            <label for="token">{words.Token}</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus{(wrong ? " aria-invalid=\"true\" aria-describedby=\"wrong\"" : "")}>
            {(wrong ? $"<p id=\"wrong\" role=\"alert\">{words.Wrong}</p>" : "")}
            <input type="hidden" name="{LoginPage.ReturnTo}" value="{WebUtility.HtmlEncode(returnUrl)}">
            <input type="hidden" name="{form.FormFieldName}" value="{form.RequestToken}">
            <button>{words.SignIn}</button>
            </form>
            """;
    }
}
