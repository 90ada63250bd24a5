using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Sweep.Contracts;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Access;
using Sweep.Dashboard.Preferences;

namespace Sweep.Dashboard;

/// <summary>Makes a server serve the pages. They ask the grains, which the server must have.</summary>
public static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            // A spec is sent whole at every key; in JSON a letter may take more than one byte.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 4 * StudyLimits.MaxBytes);
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddMudServices();
        services.AddScoped<OperatorActions>();
        return services;
    }

    /// <summary>Pages and the connection that keeps them live, for readers; what changes something asks for an operator when it is done.</summary>
    public static void MapDashboard(this IEndpointRouteBuilder app)
    {
        app.MapPreferences();
        app.MapRazorComponents<App>()
            // The server's own policy says all that these would, and they would take its place.
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(AccessPolicies.Reader)
            .Add(EndWithTheCookie);
    }

    /// <summary>A page that is open is not live for longer than its visitor is let in for; connecting again asks for the cookie anew.</summary>
    private static void EndWithTheCookie(EndpointBuilder endpoint)
    {
        foreach (var connections in endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>())
            connections.CloseOnAuthenticationExpiration = true;
    }
}
