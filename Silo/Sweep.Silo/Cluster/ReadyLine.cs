using Microsoft.Extensions.Hosting;

namespace Sweep.Silo.Cluster;

/// <summary>Says on standard output where the silo serves, once it does.</summary>
internal sealed class ReadyLine(IHostApplicationLifetime lifetime, SiloOptions options, ClusterAddresses addresses) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.WriteLine($"ready {new System.Net.IPEndPoint(addresses.Advertised, options.GatewayPort)}"));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
