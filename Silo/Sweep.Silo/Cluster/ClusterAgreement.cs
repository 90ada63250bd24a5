using System.Globalization;
using Serilog;
using StackExchange.Redis;
using Sweep.Contracts.Grains;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Cluster;

/// <summary>
/// What all silos of a cluster must have in common, the protocol and the store, written in Redis by whoever is there:
/// a silo that differs would answer calls wrongly or split the studies over two stores, so it does not even join.
/// </summary>
/// <remarks>The entry outlives the last silo only for seconds, so that all may be replaced by a newer version.</remarks>
internal sealed class ClusterAgreement : IAsyncDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>Longer than an entry that nobody refreshes lives.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(13);

    private readonly CancellationTokenSource stop = new();
    private readonly Task refreshing;

    private ClusterAgreement(IDatabase redis, string key, string terms, TimeProvider time) => refreshing = KeepAsync(redis, key, terms, time);

    /// <exception cref="SettingsException">The cluster's silos agree on something else.</exception>
    public static async Task<ClusterAgreement> JoinAsync(IConnectionMultiplexer redis, SiloOptions options, string store, TimeProvider time)
    {
        var database = redis.GetDatabase();
        var key = $"sweep/{options.ClusterName}/agreement";
        var terms = string.Create(CultureInfo.InvariantCulture, $"{ClusterProtocol.Version} {store}");
        for (var begun = time.GetTimestamp(); ;)
        {
            await database.StringSetAsync(key, terms, Lifetime, When.NotExists);
            var theirs = (string?)await database.StringGetAsync(key);
            if (theirs is null || theirs == terms)
                return new ClusterAgreement(database, key, terms, time);
            if (time.GetElapsedTime(begun) > Patience)
                throw new SettingsException(Difference(options.ClusterName, theirs, store));
            await Task.Delay(Refresh, time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await refreshing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task KeepAsync(IDatabase redis, string key, string terms, TimeProvider time)
    {
        using var timer = new PeriodicTimer(Refresh, time);
        while (await timer.WaitForNextTickAsync(stop.Token))
        {
            try
            {
                await redis.StringSetAsync(key, terms, Lifetime);
            }
            catch (RedisException e)
            {
                Log.Debug(e, "Redis is away; the cluster's agreement is written again when it is back");
            }
        }
    }

    private static string Difference(string cluster, string theirs, string store)
    {
        var version = theirs.Split(' ')[0];
        return version == ClusterProtocol.Version.ToString(CultureInfo.InvariantCulture)
            ? $"Cluster '{cluster}' keeps its studies in another database (Postgres): theirs is {theirs[(version.Length + 1)..]}, this silo's is {store}. Give all silos the same one."
            : $"Cluster '{cluster}' runs protocol {version}, and this silo speaks protocol {ClusterProtocol.Version}. Stop the old silos before the new ones start.";
    }
}
