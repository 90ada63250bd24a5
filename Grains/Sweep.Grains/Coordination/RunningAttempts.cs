using Sweep.Contracts.Grains;
using Sweep.Grains.Nodes;

namespace Sweep.Grains.Coordination;

/// <summary>The attempts that nodes hold, by trial and by node.</summary>
internal sealed class RunningAttempts(TimeProvider time)
{
    /// <summary>
    /// All attempts are looked through for silent ones this often in the time that a lease lasts, and not at every call:
    /// with many nodes there are many of both.
    /// </summary>
    private const int LooksPerLease = 40;

    private readonly Dictionary<int, RunningAttempt> byTrial = [];
    private readonly Dictionary<string, Dictionary<int, RunningAttempt>> byNode = new(StringComparer.Ordinal);
    private long? lookedAt;

    public int Count => byTrial.Count;

    public IEnumerable<RunningAttempt> All => byTrial.Values;

    public void Add(RunningAttempt attempt)
    {
        byTrial.Add(attempt.Lease.Trial.Number, attempt);
        if (!byNode.TryGetValue(attempt.Node, out var mine))
            byNode.Add(attempt.Node, mine = []);
        mine.Add(attempt.Lease.Trial.Number, attempt);
    }

    public void Remove(int number)
    {
        if (!byTrial.Remove(number, out var attempt))
            return;
        var mine = byNode[attempt.Node];
        mine.Remove(number);
        if (mine.Count == 0)
            byNode.Remove(attempt.Node);
    }

    /// <summary>The trial's attempt, if it is this one that runs.</summary>
    public RunningAttempt? Find(int number, int attempt) =>
        byTrial.TryGetValue(number, out var known) && known.Lease.Attempt == attempt ? known : null;

    /// <summary>
    /// The leases nobody has spoken for within the time, those of nodes that are gone, and those of the node that asks
    /// which it does not hold: it died, if it took them in another life, and never heard of them, if it has not spoken of them.
    /// Silence is a death too where the silo that took them died, although another serves under its name and has not called yet.
    /// </summary>
    public LostLeases Lost(TimeSpan duration, NodeDeaths deaths, NodeLife asking, IReadOnlyList<Lease> held)
    {
        var missing = Missing(asking.Node, held).ToList();
        var died = missing.Where(attempt => attempt.Life?.Since != asking.Since).ToHashSet();
        List<RunningAttempt> unheard = [.. missing.Where(attempt => !attempt.Heard).Except(died)];
        var lost = missing.Except(unheard).ToList();
        foreach (var node in deaths.Nodes)
            died.UnionWith(byNode.GetValueOrDefault(node)?.Values ?? Enumerable.Empty<RunningAttempt>());
        if (lookedAt is not { } last || time.GetElapsedTime(last) >= duration / LooksPerLease)
        {
            lookedAt = time.GetTimestamp();
            var silent = All.Where(attempt => time.GetElapsedTime(attempt.RenewedAt) > duration).ToList();
            died.UnionWith(silent.Where(attempt => attempt.Life?.Silo is { } silo && deaths.Silos.Contains(silo)));
            lost.AddRange(silent);
        }

        return new LostLeases([.. died], [.. unheard.Except(lost)], [.. lost.Except(died)]);
    }

    private IEnumerable<RunningAttempt> Missing(string node, IReadOnlyList<Lease> held)
    {
        if (!byNode.TryGetValue(node, out var mine))
            return [];
        var known = held.ToHashSet();
        return mine.Values.Where(attempt => !known.Contains(attempt.Lease));
    }
}
