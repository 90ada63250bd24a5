using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Sweep.Silo.Hosting;

/// <summary>A silo on loopback that is a cluster of its own.</summary>
internal static class LocalSilo
{
    /// <summary>Name of cluster and service; clients use the same.</summary>
    private const string Cluster = "sweep";

    public static void UseLocalSilo(this IHostApplicationBuilder builder, SiloOptions options) => builder.UseOrleans(silo =>
    {
        var gatewayPort = options.GatewayPort == 0 ? FreePort() : options.GatewayPort;
        silo.UseLocalhostClustering(FreePort(), gatewayPort, serviceId: Cluster, clusterId: Cluster);

        // The machine's own name may resolve to an address of another interface; loopback is what is meant.
        silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
        if (options.HasOrleansDashboard)
            silo.AddDashboard();
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
