using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Sweep.Silo.Access;

/// <summary>Lets in whom an OpenID Connect provider vouches for: people by its sign-in page, programs by its access tokens.</summary>
internal static partial class ProviderSignIn
{
    /// <summary>Leads to the provider.</summary>
    public const string Path = $"{LoginPage.Path}/provider";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddProvider(this AuthenticationBuilder authentication, SiloOptions silo)
    {
        authentication.Services.AddSingleton<ProviderRoles>();
        if (silo.OidcAuthority is null)
            return;
        authentication.Services.AddSingleton<ProviderEvents>();
        authentication.AddOpenIdConnect(provider => Configure(provider, silo));
        if (silo.OidcAudience is not null)
            authentication.AddJwtBearer(bearer => Configure(bearer, silo));
    }

    public static void MapProvider(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiloOptions>().OidcAuthority is not null)
            app.MapGet(Path, LeaveAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A link and a redirect, not a form, which our content policy keeps to ourselves.</summary>
    private static async Task<IResult> LeaveAsync(HttpContext context, ILogger<ProviderEvents> logger, string? returnUrl)
    {
        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = LoginPage.Local(returnUrl) });
            return TypedResults.Empty;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or OpenIdConnectProtocolException)
        {
            LogAway(logger, e.Message);
            return TypedResults.Redirect(LoginPage.Refusing(ProviderRefusal.Away, returnUrl));
        }
    }

    private static void Configure(OpenIdConnectOptions provider, SiloOptions silo)
    {
        provider.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        provider.Authority = silo.OidcAuthority;
        provider.RequireHttpsMetadata = IsHttps(silo);
        provider.ClientId = silo.OidcClientId;
        provider.ClientSecret = silo.OidcClientSecret;
        provider.Scope.Clear();
        foreach (var scope in silo.OidcScopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            provider.Scope.Add(scope);
        provider.ResponseType = OpenIdConnectResponseType.Code;
        // The browser comes back by a redirect: no other site need post to us, or its posts carry our cookies.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.CorrelationCookie.SameSite = provider.NonceCookie.SameSite = SameSiteMode.Lax;
        provider.CorrelationCookie.SecurePolicy = provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.MapInboundClaims = false;
        provider.DisableTelemetry = true;
        provider.BackchannelTimeout = Patience;
        // Signing out is done here, by our own form alone.
        provider.RemoteSignOutPath = provider.SignedOutCallbackPath = default;
        provider.EventsType = typeof(ProviderEvents);
    }

    private static void Configure(JwtBearerOptions bearer, SiloOptions silo)
    {
        bearer.Authority = silo.OidcAuthority;
        bearer.RequireHttpsMetadata = IsHttps(silo);
        bearer.Audience = silo.OidcAudience;
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.BackchannelTimeout = Patience;
        bearer.Events = new JwtBearerEvents { OnTokenValidated = TakeRole };
    }

    private static Task TakeRole(Microsoft.AspNetCore.Authentication.JwtBearer.TokenValidatedContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<ProviderRoles>().Identify(context.Principal!, context.Scheme.Name) is { } identity)
            context.Principal = new ClaimsPrincipal(identity);
        else
            context.Fail("The token gives neither role.");
        return Task.CompletedTask;
    }

    /// <summary>A provider on loopback may do without; the settings let no other.</summary>
    private static bool IsHttps(SiloOptions silo) => silo.OidcAuthority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider that signs people in cannot be asked: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
