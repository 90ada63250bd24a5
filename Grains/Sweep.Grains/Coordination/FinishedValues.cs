using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>What a configuration's trials came to as one key to sort by, the best first; null leaves it out.</summary>
/// <param name="values">One a seed number; NaN where no trial has finished with a number.</param>
internal delegate double? PlaceOf(ReadOnlySpan<double> values, MetricSpec metric);

/// <summary>
/// The metrics that finished trials ended with, eight bytes each, so that configurations are ranked without reading a
/// row of them. Trials are numbered configuration by configuration, one a seed number (<see cref="TrialPlan"/>).
/// </summary>
internal sealed class FinishedValues(StudySpec spec)
{
    private readonly Dictionary<Metric, double[]> values = spec.Sweeps.Select(s => s.Metric.Name).Distinct().ToDictionary(m => m, _ => Array.Empty<double>());
    private long[] sweeps = [];
    private int count;

    /// <summary>Takes over what has become of a trial.</summary>
    public void Note(int number, long sweepsOf, TrialState state, EpochMetrics? last)
    {
        var configuration = (number - 1) / spec.Seeds;
        if (configuration >= count)
            Grow(configuration + 1);
        sweeps[configuration] |= sweepsOf;
        var counts = state is TrialState.Completed or TrialState.Stopped;
        foreach (var (metric, column) in values)
            column[number - 1] = counts && last is not null ? last.Value(metric) : double.NaN;
    }

    /// <summary>The configurations of a sweep, or of all, in order of number.</summary>
    public IEnumerable<int> Configurations(int? sweep) =>
        Enumerable.Range(0, count).Where(c => sweep is { } index ? (sweeps[c] & (1L << index)) != 0 : sweeps[c] != 0);

    /// <summary>The configurations that have a place, the best first and of equal ones the earlier; as they are when first enumerated.</summary>
    public IEnumerable<(double Place, int Configuration)> Ranked(int? sweep, MetricSpec metric, PlaceOf place) => Placed(sweep, metric, place).Order();

    /// <summary>The first of <see cref="Ranked"/>, found in one pass that keeps no others.</summary>
    /// <param name="many">How many, at least 1.</param>
    public IReadOnlyList<(double Place, int Configuration)> First(int many, int? sweep, MetricSpec metric, PlaceOf place)
    {
        var worstFirst = new PriorityQueue<(double Place, int Configuration), (double, int)>(Comparer<(double, int)>.Create((a, b) => b.CompareTo(a)));
        foreach (var next in Placed(sweep, metric, place))
        {
            if (worstFirst.Count < many)
                worstFirst.Enqueue(next, next);
            else if (next.Place < worstFirst.Peek().Place)
                worstFirst.EnqueueDequeue(next, next);
        }

        return [.. worstFirst.UnorderedItems.Select(item => item.Element).Order()];
    }

    /// <summary>The numbers of a configuration's trials.</summary>
    public IEnumerable<int> Trials(int configuration) => Enumerable.Range(configuration * spec.Seeds + 1, spec.Seeds);

    private IEnumerable<(double Place, int Configuration)> Placed(int? sweep, MetricSpec metric, PlaceOf place)
    {
        var column = values[metric.Name];
        foreach (var configuration in Configurations(sweep))
        {
            if (place(column.AsSpan(configuration * spec.Seeds, spec.Seeds), metric) is { } found)
                yield return (found, configuration);
        }
    }

    private void Grow(int configurations)
    {
        if (configurations > sweeps.Length)
        {
            var room = Math.Max(configurations, 2 * sweeps.Length);
            Array.Resize(ref sweeps, room);
            foreach (var (metric, column) in values.ToList())
            {
                var grown = values[metric] = new double[room * spec.Seeds];
                column.CopyTo(grown, 0);
                grown.AsSpan(column.Length).Fill(double.NaN);
            }
        }

        count = configurations;
    }
}
