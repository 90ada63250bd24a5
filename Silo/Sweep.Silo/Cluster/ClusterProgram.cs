using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using StackExchange.Redis;
using Sweep.Grains;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;
using Sweep.Silo.Hosting;
using Sweep.Silo.Settings;
using Sweep.Silo.Telemetry;
using Sweep.Silo.TrialLogs;
using Sweep.Silo.Web;

namespace Sweep.Silo.Cluster;

/// <summary>Runs this silo as a cluster's member until it is told to stop.</summary>
internal static class ClusterProgram
{
    /// <summary>With what it takes to leave the cluster, less than the half minute a supervisor grants.</summary>
    private static readonly TimeSpan HandOverTime = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(SiloSettings settings)
    {
        var lines = new RecentTrialLines();
        Log.Logger = SiloLogging.Create(settings.Options, lines);
        var addresses = await StartChecks.ResolveAsync(settings);
        var (connection, database) = await Dependencies.BothAsync(settings, TimeProvider.System);
        await using var redis = connection;
        await using var agreement = await ClusterAgreement.JoinAsync(redis, settings, database, TimeProvider.System);
        await using var store = await StoreFactory.OpenAsync(settings.Options, TimeProvider.System);
        await using var app = Build(settings.Options, addresses, store, redis, lines);
        await app.RunAsync();
    }

    private static WebApplication Build(SiloOptions options, ClusterAddresses addresses, ISweepStore store, IConnectionMultiplexer redis, RecentTrialLines lines)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSerilog();
        builder.AddTelemetry(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(addresses);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(redis);
        builder.Services.AddSweepGrains();
        builder.Services.AddTraining(options);
        builder.Services.Configure<NodeOptions>(node =>
        {
            node.HandOverTime = HandOverTime;
            node.Address = new System.Net.IPEndPoint(addresses.Advertised, options.GatewayPort).ToString();
            node.Cluster = options.ClusterName;
        });
        builder.UseClusterSilo(options, addresses.Advertised);
        builder.AddTrialLogs(lines);
        builder.Services.AddTrainingNode();
        builder.Services.AddHostedService<ReadyLine>();
        builder.AddWeb(options, addresses.Http, orElsewhere: false);
        var app = builder.Build();
        app.MapWeb();
        return app;
    }
}
