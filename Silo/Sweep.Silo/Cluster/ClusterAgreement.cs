using System.Globalization;
using Serilog;
using StackExchange.Redis;
using Sweep.Contracts.Grains;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Cluster;

/// <summary>
/// What all silos of a cluster must have in common, the protocol and the store, written in Redis by whoever is there: a
/// silo that differs would answer calls wrongly or split the studies over two stores, so it does not even join. Nor does
/// one whose store another cluster uses: each would take the other's trials for lost.
/// </summary>
/// <remarks>The entries outlive the last silo only for seconds, so that all may be replaced by a newer version.</remarks>
internal sealed class ClusterAgreement : IAsyncDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>Longer than an entry that nobody refreshes lives.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(13);

    private readonly CancellationTokenSource stop = new();
    private readonly Task refreshing;

    private ClusterAgreement(IDatabase redis, IReadOnlyList<Entry> entries, TimeProvider time) => refreshing = KeepAsync(redis, entries, time);

    /// <exception cref="SettingsException">The cluster's silos agree on something else.</exception>
    public static async Task<ClusterAgreement> JoinAsync(IConnectionMultiplexer redis, SiloSettings settings, string store, TimeProvider time)
    {
        var database = redis.GetDatabase();
        var entries = Entries(settings, store);
        for (var begun = time.GetTimestamp(); ;)
        {
            var difference = await DifferenceAsync(database, entries);
            if (difference is null)
                return new ClusterAgreement(database, entries, time);
            if (time.GetElapsedTime(begun) > Patience)
                throw new SettingsException(difference);
            await Task.Delay(Refresh, time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await refreshing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task KeepAsync(IDatabase redis, IReadOnlyList<Entry> entries, TimeProvider time)
    {
        using var timer = new PeriodicTimer(Refresh, time);
        while (await timer.WaitForNextTickAsync(stop.Token))
        {
            try
            {
                foreach (var entry in entries)
                    await redis.StringSetAsync(entry.Key, entry.Value, Lifetime);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                Log.Debug(e, "Redis is away; the cluster's agreement is written again when it is back");
            }
        }
    }

    /// <summary>Enters what nobody has entered yet, and answers where others have entered something else.</summary>
    private static async Task<string?> DifferenceAsync(IDatabase redis, IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            await redis.StringSetAsync(entry.Key, entry.Value, Lifetime, When.NotExists);
            if ((string?)await redis.StringGetAsync(entry.Key) is { } theirs && theirs != entry.Value)
                return entry.Difference(theirs);
        }

        return null;
    }

    private static IReadOnlyList<Entry> Entries(SiloSettings settings, string store)
    {
        var cluster = settings.Options.ClusterName;
        return
        [
            new($"sweep/{cluster}/agreement", string.Create(CultureInfo.InvariantCulture, $"{ClusterProtocol.Version} {store}"), theirs => Difference(settings, theirs, store)),
            new($"sweep/store/{store}", cluster, theirs =>
                $"The database {store} of {settings.Describe(nameof(SiloOptions.Postgres))} is that of cluster '{theirs}', and this silo is one of cluster '{cluster}', "
                + $"{settings.Describe(nameof(SiloOptions.ClusterName))}. Give it the same ClusterName to join them, or a database of its own."),
        ];
    }

    private static string Difference(SiloSettings settings, string theirs, string store)
    {
        var cluster = settings.Options.ClusterName;
        var version = theirs.Split(' ')[0];
        return version == ClusterProtocol.Version.ToString(CultureInfo.InvariantCulture)
            ? $"Cluster '{cluster}' keeps its studies in another database than {settings.Describe(nameof(SiloOptions.Postgres))}: theirs is {theirs[(version.Length + 1)..]}, this silo's is {store}. Give all silos the same one."
            : $"Cluster '{cluster}' runs protocol {version}, and this silo speaks protocol {ClusterProtocol.Version}. Stop the old silos before the new ones start.";
    }

    /// <param name="Key">In Redis.</param>
    /// <param name="Value">What this silo says there.</param>
    /// <param name="Difference">What to tell the user when others say something else.</param>
    private sealed record Entry(string Key, string Value, Func<string, string> Difference);
}
