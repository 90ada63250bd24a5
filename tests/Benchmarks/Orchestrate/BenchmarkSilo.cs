using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Training;
using Sweep.Grains;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>A silo of this process, on loopback, with the grains and a node as they are and a store of one's choice.</summary>
internal sealed class BenchmarkSilo : IAsyncDisposable
{
    private readonly IHost host;

    private BenchmarkSilo(IHost host) => this.host = host;

    public ISweepGrain Study => host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(RandomStudy.Id);

    public static async Task<BenchmarkSilo> StartAsync(ISweepStore store, ITrainer trainer, int slots, bool traced = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(trainer);
        builder.Services.AddSweepGrains();
        builder.Services.Configure<NodeOptions>(node => node.Slots = slots);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
            if (traced)
                silo.AddActivityPropagation();
        });
        builder.Services.AddTrainingNode();
        var host = builder.Build();
        await host.StartAsync();
        return new BenchmarkSilo(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
