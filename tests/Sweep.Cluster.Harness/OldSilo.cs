using System.Net;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Sweep.Client;
using Sweep.Contracts.Grains;
using Sweep.Testing;

namespace Sweep.Cluster.Harness;

/// <summary>A cluster of another version, as far as a client can tell: a silo in this process that greets as one.</summary>
internal sealed class OldSilo : IAsyncDisposable
{
    /// <summary>No version ever spoke it.</summary>
    public const int Protocol = -1;

    private readonly IHost host;

    private OldSilo(IHost host, int gatewayPort) => (this.host, GatewayPort) = (host, gatewayPort);

    public int GatewayPort { get; }

    public static async Task<OldSilo> StartAsync()
    {
        var gateway = LoopbackPort.Free();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(LoopbackPort.Free(), gateway, null, SweepClient.DefaultCluster, SweepClient.DefaultCluster);
            silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new OldSilo(host, gateway);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

/// <summary>What clusters of every version must have.</summary>
internal sealed class OldClusterGrain : Grain, IClusterGrain
{
    public Task<ClusterGreeting> Hello() => Task.FromResult(new ClusterGreeting(OldSilo.Protocol, "0.0.1", SweepClient.DefaultCluster));
}
