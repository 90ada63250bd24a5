using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;

namespace Sweep.Silo.Access;

/// <summary>What becomes of somebody who comes back from the provider: a cookie like that of the form, or its form with the reason.</summary>
internal sealed partial class ProviderEvents(ProviderRoles roles, SiloOptions silo, ILogger<ProviderEvents> logger) : OpenIdConnectEvents
{
    public override Task TicketReceived(TicketReceivedContext context)
    {
        if (roles.Identify(context.Principal!, CookieAuthenticationDefaults.AuthenticationScheme) is { } identity)
        {
            context.Principal = new ClaimsPrincipal(identity);
            // The provider is asked again when the cookie's time is up: the role may have been taken away.
            context.Properties!.AllowRefresh = false;
            return Task.CompletedTask;
        }

        LogNoRole(silo.OidcRoleClaim, context.Principal!.FindAll(silo.OidcRoleClaim).Count(), silo.OidcReaderRole, silo.OidcOperatorRole);
        return Refuse(context, ProviderRefusal.NoRole, context.ReturnUri);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        // Without properties it is no answer to anything that was asked, and anybody can send as many as he likes.
        if (context.Properties is not null)
            LogFailed(context.Failure?.Message);
        return Refuse(context, ProviderRefusal.Failed, context.Properties?.RedirectUri);
    }

    private static Task Refuse(HandleRequestContext<RemoteAuthenticationOptions> context, ProviderRefusal refusal, string? returnUrl)
    {
        context.Response.Redirect(LoginPage.Refusing(refusal, returnUrl));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody whom the provider knows was not let in: the ID token's claim {Claim} has {Count} values, and none is {Reader} or {Operator}")]
    private partial void LogNoRole(string claim, int count, string reader, string @operator);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in at the provider failed: {Reason}")]
    private partial void LogFailed(string? reason);
}
