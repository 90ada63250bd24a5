using System.Runtime.CompilerServices;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Coordination;

/// <summary>What a configuration's trials came to as one key to sort by, the best first; null leaves it out.</summary>
/// <param name="live">One value per seed number; NaN where no trial has finished with a number, and where it learned nothing.</param>
/// <param name="finished">Trials that have finished with a number, whether they learned or not.</param>
internal delegate double? PlaceOf(ReadOnlySpan<double> live, int finished, MetricSpec metric);

/// <summary>
/// The metrics that finished trials ended with, eight bytes each, so that configurations are ranked without reading a
/// row of them. They are kept configuration by configuration, one for each seed number, whatever the trials' numbers are.
/// </summary>
internal sealed class FinishedValues(StudySpec spec, MetricSet metrics)
{
    /// <summary>For each metric, one value per trial number.</summary>
    private readonly double[][] values = [.. metrics.Definitions.Select(_ => Array.Empty<double>())];
    private readonly TrialNumbering numbering = new(spec);
    private long[] sweeps = [];

    /// <summary>By the same index: trials that have finished, and of them those that learned nothing.</summary>
    private Outcome[] outcomes = [];
    private int count;

    /// <summary>Takes over what has become of a trial.</summary>
    public void Note(TrialStanding trial)
    {
        var configuration = Configuration(trial.Id.Number);
        if (configuration >= count)
            Grow(configuration + 1);
        sweeps[configuration] |= trial.Sweeps;
        var counts = trial is { State: TrialState.Completed or TrialState.Stopped, Last: not null };
        var index = IndexOf(trial.Id.Number);
        outcomes[index] = !counts ? Outcome.None : trial.Collapsed ? Outcome.Collapsed : Outcome.Learned;
        for (var metric = 0; metric < values.Length; metric++)
            values[metric][index] = counts ? trial.Last![metric] : double.NaN;
    }

    /// <summary>How many configurations there are, of all sweeps.</summary>
    public int Count => count;

    /// <summary>The configurations of a sweep, or of all, in order of number.</summary>
    public IEnumerable<int> Configurations(int? sweep)
    {
        var wanted = Wanted(sweep);
        return Enumerable.Range(0, count).Where(c => (sweeps[c] & wanted) != 0);
    }

    /// <summary>The configurations that have a place, the best first and of equal ones the earlier; as they are when first enumerated.</summary>
    public IEnumerable<(double Place, int Configuration)> Ranked(int? sweep, MetricSpec metric, PlaceOf place) => Configurations(sweep)
        .Select(c => (Place: PlaceIn(Column(metric), c, Seeds(sweep), metric, place), Configuration: c))
        .Where(c => c.Place is not null)
        .Select(c => (c.Place!.Value, c.Configuration))
        .Order();

    /// <summary>The first of <see cref="Ranked"/>, found in one pass that keeps no others.</summary>
    /// <param name="many">How many, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Already its first call may make a million rounds.
    public IReadOnlyList<(double Place, int Configuration)> First(int many, int? sweep, MetricSpec metric, PlaceOf place)
    {
        var worstFirst = new PriorityQueue<int, (double Place, int Configuration)>(Comparer<(double, int)>.Create((a, b) => b.CompareTo(a)));
        var (column, wanted, worst) = (Column(metric), Wanted(sweep), double.PositiveInfinity);
        var seeds = Seeds(sweep);
        for (var configuration = 0; configuration < count; configuration++)
        {
            if ((sweeps[configuration] & wanted) == 0 || PlaceIn(column, configuration, seeds, metric, place) is not { } found)
                continue;
            if (worstFirst.Count < many)
                worstFirst.Enqueue(configuration, (found, configuration));
            else if (found < worst)
                worstFirst.EnqueueDequeue(configuration, (found, configuration));
            else
                continue;
            worstFirst.TryPeek(out _, out var last);
            worst = last.Place;
        }

        return [.. worstFirst.UnorderedItems.Select(item => item.Priority).Order()];
    }

    /// <summary>The numbers of all trials of a sweep, or of all.</summary>
    /// <param name="sweep">The sweep's index; null for all.</param>
    /// <param name="place">What they are ordered by, by their numbers; those for which it is NaN come last, in order of number. Null for the number.</param>
    /// <param name="descending">The greatest first.</param>
    public int[] Numbers(int? sweep, Converter<int, double>? place, bool descending)
    {
        int[] numbers = [.. numbering.Numbers([.. Configurations(sweep)], configuration => Seeds(configuration, sweep))];
        if (place is null)
        {
            if (descending)
                Array.Reverse(numbers);
            return numbers;
        }

        // The number is part of the key, so that equal values keep the order of number whichever way.
        var keys = Array.ConvertAll(numbers, number => (Place: place(number) is var value && double.IsNaN(value) ? double.PositiveInfinity : descending ? -value : value, number));
        Array.Sort(keys, numbers);
        return numbers;
    }

    /// <summary>What a trial ended with; NaN if it has not finished with a number, or the study has no such metric.</summary>
    public double Value(string metric, int number) => metrics.IndexOf(metric) is >= 0 and var index ? values[index][IndexOf(number)] : double.NaN;

    /// <summary>The configuration of a trial, by its number.</summary>
    public int Configuration(int number) => numbering.Find(number).Configuration;

    /// <summary>The numbers of a configuration's trials.</summary>
    public IEnumerable<int> Trials(int configuration) => numbering.Numbers(configuration, numbering.SeedsIn(sweeps[configuration]));

    /// <summary>The number of a configuration's first trial.</summary>
    public int FirstTrial(int configuration) => numbering.Number(configuration, 0);

    /// <summary>The most trials that a configuration has.</summary>
    public int MostSeeds => numbering.Seeds;

    /// <summary>Seed numbers of a sweep, or of all: a sweep's own are the first ones.</summary>
    private int Seeds(int? sweep) => sweep is { } index ? spec.SeedsOf(spec.Sweeps[index]) : numbering.Seeds;

    private int Seeds(int configuration, int? sweep) => sweep is null ? numbering.SeedsIn(sweeps[configuration]) : Seeds(sweep);

    private int IndexOf(int number)
    {
        var (configuration, seed) = numbering.Find(number);
        return configuration * numbering.Seeds + seed;
    }

    /// <exception cref="SpecException">The study has no such metric.</exception>
    private double[] Column(MetricSpec metric) => metrics.IndexOf(metric.Name) is >= 0 and var index
        ? values[index]
        : throw new SpecException("order", Suggestions.Unknown("metric", metric.Name, metrics.Names));

    private static long Wanted(int? sweep) => sweep is { } index ? 1L << index : ~0L;

    /// <summary>Values of a configuration's trials that learned, by seed number, with how many trials have finished.</summary>
    public (IReadOnlyList<SeedValue> Live, int Finished) Learned(int configuration, int? sweep, MetricSpec metric)
    {
        var (column, first, live, finished) = (Column(metric), configuration * numbering.Seeds, new List<SeedValue>(), 0);
        for (var seed = 0; seed < Seeds(sweep); seed++)
        {
            finished += outcomes[first + seed] is Outcome.None ? 0 : 1;
            if (outcomes[first + seed] is Outcome.Learned && double.IsFinite(column[first + seed]))
                live.Add(new SeedValue(spec.FirstSeed + seed, column[first + seed]));
        }

        return (live, finished);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double? PlaceIn(double[] column, int configuration, int seeds, MetricSpec metric, PlaceOf place)
    {
        var values = column.AsSpan(configuration * numbering.Seeds, seeds);
        var known = outcomes.AsSpan(configuration * numbering.Seeds, seeds);
        Span<double> live = stackalloc double[seeds];
        var finished = 0;
        for (var seed = 0; seed < seeds; seed++)
        {
            live[seed] = known[seed] is Outcome.Learned ? values[seed] : double.NaN;
            finished += known[seed] is Outcome.None || double.IsNaN(values[seed]) ? 0 : 1;
        }

        return place(live, finished, metric);
    }

    private void Grow(int configurations)
    {
        if (configurations > sweeps.Length)
        {
            var room = Math.Max(configurations, 2 * sweeps.Length);
            Array.Resize(ref sweeps, room);
            Array.Resize(ref outcomes, room * numbering.Seeds);
            foreach (ref var column in values.AsSpan())
            {
                var known = column.Length;
                Array.Resize(ref column, room * numbering.Seeds);
                column.AsSpan(known).Fill(double.NaN);
            }
        }

        count = configurations;
    }

    private enum Outcome : byte
    {
        None,
        Learned,
        Collapsed,
    }
}
