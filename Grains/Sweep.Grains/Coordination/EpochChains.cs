using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Trials that differ in nothing but their epochs. Each passes through all shorter ones, number for number, so it waits for
/// the next shorter one and goes on where that ended: together they cost what the longest does.
/// </summary>
/// <param name="spec">The study; without several numbers of epochs in it there are no chains, and nothing is kept.</param>
/// <param name="order">The order in which trials run.</param>
internal sealed class EpochChains(StudySpec spec, ShuffledOrder order)
{
    /// <summary>
    /// Larger searches draw their configurations, of which hardly two are of a chain, and keeping all to see would cost
    /// a hundred bytes a trial.
    /// </summary>
    private const int Most = 50_000;

    private readonly bool possible = MayDiffer(spec);
    private readonly Dictionary<(UInt128 Configuration, int Seed), SortedList<int, int>> families = [];
    private readonly Dictionary<int, int> shorter = [];
    private readonly SortedSet<int> awaited = new(order);

    /// <summary>The trials that longer ones wait for, in the order in which they run.</summary>
    public IReadOnlySet<int> Awaited => awaited;

    /// <summary>The trial that this one goes on from; null if it begins with its first epoch.</summary>
    public int? Shorter(int number) => shorter.TryGetValue(number, out var other) ? other : null;

    /// <summary>Takes in a trial of the plan; one that it knows changes nothing.</summary>
    public void Add(TrialRow trial)
    {
        if (!possible || families.Count >= Most)
            return;
        var key = (TrialPlan.Fingerprint(trial.Hyperparameters with { Epochs = 1 }), trial.SeedNumber);
        if (!families.TryGetValue(key, out var family))
            families.Add(key, family = []);
        if (!family.TryAdd(trial.Hyperparameters.Epochs, trial.Id.Number))
            return;
        var place = family.IndexOfKey(trial.Hyperparameters.Epochs);
        // First it takes its place before the longer one, which until now may have waited for the shorter one.
        if (place < family.Count - 1)
            Link(family.Values[place + 1], family.Values[place]);
        if (place > 0)
            Link(family.Values[place], family.Values[place - 1]);
    }

    private void Link(int longer, int other)
    {
        if (shorter.TryGetValue(longer, out var before))
            awaited.Remove(before);
        shorter[longer] = other;
        awaited.Add(other);
    }

    /// <summary>Whether trials of the study may differ in their epochs.</summary>
    private static bool MayDiffer(StudySpec spec) =>
        spec.Sweeps.Any(sweep => sweep.Parameters.Any(parameter => parameter.Key == "epochs"))
        || spec.Sweeps.SelectMany(sweep => sweep.Listed ?? []).Concat(spec.Sweeps.Select(sweep => sweep.Baseline ?? spec.Base))
            .Append(spec.Base).DistinctBy(configuration => configuration.Epochs).Skip(1).Any();
}
