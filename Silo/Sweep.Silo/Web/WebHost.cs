using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Sweep.Silo.Access;
using Sweep.Silo.Api;
using Sweep.Silo.Embedded;
using Sweep.Silo.Telemetry;

namespace Sweep.Silo.Web;

/// <summary>All that a silo serves over HTTP, embedded or in a cluster.</summary>
internal static class WebHost
{
    /// <param name="builder">The silo.</param>
    /// <param name="options">What it was told.</param>
    /// <param name="address">Where to listen; null for nowhere.</param>
    /// <param name="orElsewhere">Whether another port will do where this one is taken.</param>
    public static void AddWeb(this WebApplicationBuilder builder, SiloOptions options, IPEndPoint? address, bool orElsewhere)
    {
        if (address is null)
        {
            builder.Services.AddSingleton<IServer, NoServer>();
            return;
        }

        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ListenAt(address));
        if (orElsewhere)
            builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = Listening.AtOrNear);
        builder.Services.AddRoutingCore();
        builder.AddHealth();
        builder.AddAccess(options);
        builder.AddApi();
        builder.AddPages();
    }

    public static void MapWeb(this WebApplication app)
    {
        if (app.Services.GetService<IServer>() is NoServer)
            return;
        app.UseEmbeddedLifetime();
        app.UseMissingPages();
        app.UseApiProblems();
        app.UsePageLanguage();
        app.UseAccess();
        app.MapHealth();
        app.MapApi();
        app.MapPages();
        app.MapMetrics();
    }
}
