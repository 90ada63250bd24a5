using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using StackExchange.Redis;
using Sweep.Grains.Nodes;

namespace Sweep.Silo.Cluster;

/// <summary>A silo that finds the others through Redis.</summary>
/// <remarks>
/// The grain directory is the default one, in memory and spread over the silos. When a silo dies, it also drops healthy
/// silos' activations whose entry was there; coordinators then read the store again, and trainings, which live outside
/// of grains, notice nothing. The distributed directory spares that, but is experimental, and new grains stalled there
/// for longer than a coordinator takes to load.
/// </remarks>
internal static class ClusterSilo
{
    private const string Service = "sweep";

    /// <summary>Time to hand over what trains (15 s at most) and to leave the cluster after.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(45);

    public static void UseClusterSilo(this IHostApplicationBuilder builder, SiloOptions options, IPAddress advertised)
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton<IFatalErrorHandler, DeclaredDead>();
        builder.UseOrleans(silo =>
        {
            silo.UseRedisClustering(redis => redis.ConfigurationOptions = RedisOptions(options));
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterName, Service));
            silo.Services.AddOptions<Orleans.Configuration.SiloOptions>().Configure<IOptions<NodeOptions>>((names, node) => names.SiloName = node.Value.Name);
            silo.Configure<EndpointOptions>(endpoint => Configure(endpoint, options, advertised));
            silo.Configure<ClusterMembershipOptions>(Configure);
            silo.UseKubernetesPods();
            if (options.HasOrleansDashboard)
                silo.AddDashboard();
        });
    }

    /// <summary>Commands fail while Redis is away, and the connection comes back by itself.</summary>
    public static ConfigurationOptions RedisOptions(SiloOptions options)
    {
        var redis = ConfigurationOptions.Parse(options.Redis!);
        redis.AbortOnConnectFail = false;
        redis.ClientName = "sweep";
        return redis;
    }

    /// <summary>Where to listen: at the advertised address, unless it is another machine's that forwards to this one.</summary>
    public static IPAddress ListeningAddress(IPAddress advertised)
    {
        var local = IPAddress.IsLoopback(advertised) || NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Any(address => address.Address.Equals(advertised));
        return local ? advertised : IPAddress.Any;
    }

    private static void Configure(EndpointOptions endpoint, SiloOptions options, IPAddress advertised)
    {
        var listening = ListeningAddress(advertised);
        endpoint.AdvertisedIPAddress = advertised;
        endpoint.SiloPort = options.SiloPort;
        endpoint.GatewayPort = options.GatewayPort;
        endpoint.SiloListeningEndpoint = new IPEndPoint(listening, options.SiloPort);
        endpoint.GatewayListeningEndpoint = new IPEndPoint(listening, options.GatewayPort);
    }

    /// <summary>
    /// A killed silo is seen as dead within about 3 s and a frozen one within 6 s. One vote is enough, since in a cluster of
    /// two there is only one voter.
    /// </summary>
    private static void Configure(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        membership.MinProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 1;

        // After a kill -9 of all silos their entries still say 'active', and a silo that joins asks each of them whose
        // sign of life is younger than three periods: short ones keep a whole cluster's restart short.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedTableIAmAliveLimit = 3;

        // A silo that joins counts as stuck when its start, by its own clock, is five minutes ago by that of another: one
        // whose clock is behind would be declared dead again and again.
        membership.EvictWhenMaxJoinAttemptTimeExceeded = false;

        // How soon a silo that slept while the others went on hears of it.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
    }
}
