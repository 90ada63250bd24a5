using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sweep.Contracts;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Access;

/// <summary>Who may come in, and how much they may ask.</summary>
internal static class AccessServices
{
    /// <summary>Asks the token's handler or the cookie's, whichever the request came with.</summary>
    private const string Either = "either";

    private static readonly TimeSpan SignedIn = TimeSpan.FromHours(12);

    public static void AddAccess(this WebApplicationBuilder builder, SiloOptions silo)
    {
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<LoginForm>();
        builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = Selected)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Name, null)
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, Configure)
            .AddProvider(silo);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Reader, policy => policy.RequireRole(AccessPolicies.Reader, AccessPolicies.Operator))
            .AddPolicy(AccessPolicies.Operator, policy => policy.RequireRole(AccessPolicies.Operator));
        builder.Services.AddSingleton<IAuthorizationPolicyProvider, UncachedPolicies>();
        // Whatever says nothing about itself, metrics and what others add included, is for readers.
        builder.Services.AddOptions<AuthorizationOptions>().Configure(options => options.FallbackPolicy = options.DefaultPolicy = options.GetPolicy(AccessPolicies.Reader)!);
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "sweep-form");
        builder.Services.AddHostFiltering(_ => { });
        builder.Services.AddOptions<HostFilteringOptions>().Configure(hosts => hosts.AllowedHosts = silo.Guarded ? ["*"] : OwnHosts(silo));
        builder.AddRequestLimits();
        builder.AddKeys();
    }

    /// <summary>Must come before what it guards.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseHostFiltering();
        app.UseRequestLimits();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapLogin();
        app.MapProvider();
    }

    /// <summary>A page elsewhere whose name was made to resolve to loopback cannot ask under its own name.</summary>
    private static string[] OwnHosts(SiloOptions silo) =>
        ["localhost", "127.0.0.1", "[::1]", .. SettingTable.HostAndPort(silo.Http) is { } place ? (string[])[place.Host] : []];

    private static string Selected(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || !context.RequestServices.GetRequiredService<SiloOptions>().Guarded
            ? TokenHandler.Name
            : CookieAuthenticationDefaults.AuthenticationScheme;

    private static void Configure(CookieAuthenticationOptions cookies)
    {
        cookies.Cookie.Name = "sweep";
        cookies.Cookie.SameSite = SameSiteMode.Lax;
        cookies.ExpireTimeSpan = SignedIn;
        cookies.LoginPath = LoginPage.Path;
        cookies.ReturnUrlParameter = LoginPage.ReturnTo;
        cookies.Events.OnValidatePrincipal = Validate;
        cookies.Events.OnRedirectToLogin = context => IsForPeople(context.Request) ? Redirect(context) : context.HttpContext.ChallengeAsync(TokenHandler.Name);
        cookies.Events.OnRedirectToAccessDenied = context => context.HttpContext.ForbidAsync(TokenHandler.Name);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal is not { } user
            || !(services.GetRequiredService<AccessTokens>().IsCurrent(user) || services.GetRequiredService<ProviderRoles>().IsCurrent(user)))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>A browser that goes to a page is shown the form; whatever else asks is told 401.</summary>
    private static bool IsForPeople(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api") && request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "text/html");
}
