using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sweep.Silo.Access;

/// <summary>Lets programs in by <c>Authorization: Bearer TOKEN</c>, and everybody where no token is set.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = 401;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"sweep\"";
        return Task.CompletedTask;
    }

    private AuthenticateResult Authenticate()
    {
        if (!tokens.Required)
            return Success(AccessTokens.Local(Name));
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        return tokens.Identify(header[Bearer.Length..].Trim(), Name) is { } identity
            ? Success(identity)
            : AuthenticateResult.Fail("The token is not one of this server's.");
    }

    private static AuthenticateResult Success(ClaimsIdentity identity) => AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
}
