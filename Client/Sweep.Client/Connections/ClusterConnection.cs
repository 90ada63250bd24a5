using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>Orleans' client with its host. With patience it learns the cluster's other gateways while it is open.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(3);

    private readonly IHost host;
    private readonly IClusterClient cluster;
    private readonly KnownGateways gateways;
    private readonly CancellationTokenSource stop = new();
    private Task learning = Task.CompletedTask;
    private bool disposed;

    private ClusterConnection(IHost host, SweepClientOptions options, KnownGateways gateways)
    {
        this.host = host;
        this.gateways = gateways;
        Options = options;
        cluster = host.Services.GetRequiredService<IClusterClient>();
        Time = host.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        Calls = new PatientCalls(options.Patience, Time);
    }

    public SweepClientOptions Options { get; }

    public TimeProvider Time { get; }

    public PatientCalls Calls { get; }

    public ISchedulerGrain Scheduler => cluster.GetGrain<ISchedulerGrain>(0);

    public ILibraryGrain Library => cluster.GetGrain<ILibraryGrain>(0);

    public IAnswersGrain Answers => cluster.GetGrain<IAnswersGrain>(0);

    public ISweepGrain Study(string id) => cluster.GetGrain<ISweepGrain>(id);

    /// <summary>The nodes; their gateways are used from now on.</summary>
    public async Task<IReadOnlyList<NodeInfo>> GetNodesAsync()
    {
        var nodes = await Scheduler.GetNodes();
        gateways.Learn(nodes);
        return nodes;
    }

    /// <exception cref="ClusterUnavailableException">Nothing answers there, or it is another cluster, or of another version.</exception>
    public static async Task<ClusterConnection> OpenAsync(SweepClientOptions options, CancellationToken cancellation)
    {
        await ProbeAsync(options.Gateway, cancellation);
        var gateways = new KnownGateways(options.Gateway);
        var host = Build(options, gateways);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(ConnectTimeout);
            await host.StartAsync(timeout.Token);
            var connection = new ClusterConnection(host, options, gateways);
            // First, for a cluster of another version may have nothing else in common.
            if (options.Patience > TimeSpan.Zero)
                await connection.GreetAsync(timeout.Token);
            // Throws if the silo is just stopping: it takes connections still, but lists no grains any more.
            _ = connection.Scheduler;
            return connection;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is not ClusterUnavailableException)
        {
            host.Dispose();
            throw new ClusterUnavailableException(
                options.Patience > TimeSpan.Zero
                    ? $"Something is there at {options.Gateway}, but it does not answer as a silo of the cluster '{options.ClusterName}'. SWEEP_CLUSTER_NAME says which cluster is meant."
                    : $"No Sweep silo answers at {options.Gateway}.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        await stop.CancelAsync();
        await learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        await host.StopAsync();
        host.Dispose();
    }

    private static IHost Build(SweepClientOptions options, KnownGateways gateways)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleansClient(client =>
        {
            client.Services.AddSingleton<IGatewayListProvider>(gateways);
            client.AddActivityPropagation();
            client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = GatewayRefresh);
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterName, SweepClient.DefaultCluster));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.ResponseTimeout);
        });
        return builder.Build();
    }

    /// <summary>Hears who answers, and then goes on hearing of the other nodes.</summary>
    private async Task GreetAsync(CancellationToken cancellation)
    {
        var greeting = await cluster.GetGrain<IClusterGrain>(0).Hello().WaitAsync(cancellation);
        if (greeting.Protocol != ClusterProtocol.Version)
        {
            await DisposeAsync();
            throw new ClusterUnavailableException(
                $"The cluster at {Options.Gateway} is of version {greeting.Version} and speaks protocol {greeting.Protocol}; this program speaks protocol {ClusterProtocol.Version}. Use the same version on both sides.");
        }

        learning = LearnAsync();
    }

    private async Task LearnAsync()
    {
        using var timer = new PeriodicTimer(GatewayRefresh, Time);
        do
        {
            try
            {
                await GetNodesAsync();
            }
            catch (Exception e) when (PatientCalls.MayPass(e))
            {
                // What was learned before is still the best there is.
            }
        }
        while (await timer.WaitForNextTickAsync(stop.Token));
    }

    /// <summary>Orleans' client tries for minutes where nobody listens; a person wants to know at once.</summary>
    private static async Task ProbeAsync(IPEndPoint gateway, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(ProbeTimeout);
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(gateway, timeout.Token);
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ClusterUnavailableException($"No Sweep silo answers at {gateway}.", e);
        }
    }
}
