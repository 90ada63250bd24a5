using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sweep.Silo.Access;

/// <summary>Lets programs in by <c>Authorization: Bearer TOKEN</c>, the token being ours or the provider's, and everybody where nobody is asked.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens, SiloOptions silo)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!silo.Guarded)
            return Success(AccessTokens.Local(Name));
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (tokens.Identify(header[Bearer.Length..].Trim(), Name) is { } identity)
            return Success(identity);
        return silo.OidcAudience is null
            ? AuthenticateResult.Fail("The token is not one of this server's.")
            : await Context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = 401;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"sweep\"";
        return Task.CompletedTask;
    }

    private static AuthenticateResult Success(ClaimsIdentity identity) => AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
}
