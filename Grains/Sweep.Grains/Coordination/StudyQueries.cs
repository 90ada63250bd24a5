using Sweep.Contracts.Filters;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using Sweep.Grains.Tables;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Questions whose answers are few rows of a study that may have a million: the working copy says which, and what they
/// hold is read from the store.
/// </summary>
internal sealed class StudyQueries(ISweepStore store, StudyRow study, FinishedValues values)
{
    /// <summary>Trials read at a time.</summary>
    private const int Page = 2000;

    private StudySpec Spec => study.Spec;

    /// <param name="sweep">The index of one of the study's sweeps.</param>
    /// <param name="missing">Its planned trials that have not ended, or were cancelled without its target reached.</param>
    public async Task<ComparisonTable> GetTable(int sweep, int missing)
    {
        var configurations = values.Configurations(sweep).ToList();
        var shown = configurations.Count <= TableBuilder.MaxRows ? configurations : await First(sweep, configurations);
        var rows = await Read(shown);
        var cancelledCount = Spec.Sweeps[sweep].Metric.Target is null;
        var missingElsewhere = missing - rows.Count(row => row.InSweep(sweep) && (!row.State.IsFinal() || (cancelledCount && row.State is TrialState.Cancelled)));
        var table = TableBuilder.Build(study, sweep, rows, OthersThan(shown, sweep, configurations) with { Missing = Math.Max(0, missingElsewhere) });
        return table with { TrialsToTell = table.SeedsToTell is { } seeds ? TrialsToReach(seeds) : null };
    }

    /// <summary>Trials that an extension would add. It raises every sweep, and a configuration of several sweeps once.</summary>
    private int TrialsToReach(int seeds) => values.Configurations(null).Sum(c => Math.Max(0, seeds - values.Trials(c).Count()));

    /// <remarks>
    /// Without a condition a configuration's place is known beforehand. With one, its mean is that of some of its trials,
    /// and no better than its best trial: configurations are read in that order until those found are better than any that
    /// could still come (the threshold algorithm of Fagin, Lotem and Naor, 2001).
    /// </remarks>
    /// <param name="sweep">The index of a sweep; null for all trials.</param>
    /// <param name="top">How many to give at most.</param>
    /// <param name="where">Only trials for which this holds count; null for all.</param>
    /// <param name="order">What to order by; null for the sweep's metric, or, of all trials, the first sweep's.</param>
    public async Task<IReadOnlyList<BestConfiguration>> GetBest(int? sweep, int top, TrialFilter? where, MetricSpec? order = null)
    {
        if (top < 1)
            return [];
        var metric = order ?? Spec.Sweeps[sweep ?? 0].Metric;
        var candidates = where is null
            ? values.First(top, sweep, metric, BestConfigurations.MeanPlace)
            : values.Ranked(sweep, metric, BestConfigurations.BestPlace);
        List<BestConfiguration> best = [];
        foreach (var chunk in candidates.Chunk(Math.Max(1, Page / values.MostSeeds)))
        {
            var next = (chunk[0].Place, values.FirstTrial(chunk[0].Configuration));
            if (best.Count == top && BestConfigurations.Rank(best[^1], metric).CompareTo(next) < 0)
                break;
            var trials = await Read(chunk.Select(c => c.Configuration));
            var found = BestConfigurations.Of(trials.Where(t => (sweep is not { } index || t.InSweep(index)) && (where?.Matches(t) ?? true)), metric, study.Metrics);
            best = [.. BestConfigurations.Rank(best.Concat(found), metric).Take(top)];
        }

        return where is null ? WithShrunkenMeans(best, sweep, metric) : best;
    }

    /// <summary>The best of many was partly lucky: each with what it can be expected to reach again.</summary>
    private List<BestConfiguration> WithShrunkenMeans(List<BestConfiguration> best, int? sweep, MetricSpec metric)
    {
        List<int> shown = best.ConvertAll(b => values.Configuration(b.BestTrial.Number));
        List<int> known = [.. values.Configurations(sweep).Take(OtherConfigurations.Most).Union(shown)];
        var shrunken = ShrunkenMeans.Of(known.ConvertAll(c => ToCompared(c, sweep, metric)));
        var indices = known.Index().ToDictionary(c => c.Item, c => c.Index);
        return [.. best.Select((b, index) => b with { Shrunken = shrunken[indices[shown[index]]] })];
    }

    private ComparedRow ToCompared(int configuration, int? sweep, MetricSpec metric)
    {
        var (live, finished) = values.Learned(configuration, sweep, metric);
        return new ComparedRow(live, finished, sweep is { } index && OtherConfigurations.ShareTraining(Spec.Sweeps[index]));
    }

    /// <param name="query">What is asked for.</param>
    /// <param name="sweep">The index of its sweep; null for all trials.</param>
    /// <param name="where">Its condition; null for none.</param>
    /// <param name="hyperparameters">Where configurations stand by a hyperparameter.</param>
    public async Task<TrialPage> GetPage(TrialQuery query, int? sweep, TrialFilter? where, HyperparameterPlaces hyperparameters)
    {
        var numbers = values.Numbers(sweep, await PlaceOf(query, hyperparameters), query.Descending);
        if (where is null)
        {
            var page = await InOrder(numbers.AsMemory(Math.Min(query.Skip, numbers.Length)..Math.Min(query.Skip + query.Take, numbers.Length)));
            return new TrialPage(page, numbers.Length, query.Skip + query.Take < numbers.Length);
        }

        var (found, passed) = (new List<TrialRow>(), 0);
        for (var start = 0; start < numbers.Length; start += Page)
        {
            foreach (var trial in await InOrder(numbers.AsMemory(start..Math.Min(start + Page, numbers.Length))))
            {
                if (!where.Matches(trial) || passed++ < query.Skip)
                    continue;
                if (found.Count == query.Take)
                    return new TrialPage(found, null, More: true);
                found.Add(trial);
            }
        }

        return new TrialPage(found, passed, More: false);
    }

    /// <summary>What the table is told of the configurations that it does not show.</summary>
    private OtherConfigurations OthersThan(List<int> shown, int sweep, List<int> configurations)
    {
        if (shown.Count == configurations.Count)
            return OtherConfigurations.None;
        var metric = Spec.Sweeps[sweep].Metric;
        List<int> others = [.. configurations.Except(shown)];
        return new OtherConfigurations(
            [.. others.Take(OtherConfigurations.Most).Select(c => (values.FirstTrial(c), ToCompared(c, sweep, metric)))],
            others.Count,
            Missing: 0);
    }

    private async Task<Converter<int, double>?> PlaceOf(TrialQuery query, HyperparameterPlaces hyperparameters)
    {
        if (query.By is { } key)
        {
            var places = await hyperparameters.Of(key, values);
            // A trial that was added while the store answered has none yet.
            return number => values.Configuration(number) is var configuration && configuration < places.Count ? places[configuration] : double.NaN;
        }

        return query.Order is { } metric ? number => values.Value(metric, number) : null;
    }

    /// <summary>The rows of trials, in the order of their numbers as given.</summary>
    private async Task<List<TrialRow>> InOrder(ReadOnlyMemory<int> numbers)
    {
        var rows = (await store.GetTrials(study.Id, [.. numbers.Span])).ToDictionary(row => row.Id.Number);
        var ordered = new List<TrialRow>(rows.Count);
        foreach (var number in numbers.Span)
        {
            if (rows.TryGetValue(number, out var row))
                ordered.Add(row);
        }

        return ordered;
    }

    /// <summary>As many as a table shows: the baseline, and the best others.</summary>
    private async Task<List<int>> First(int sweep, List<int> configurations)
    {
        var best = values.First(TableBuilder.MaxRows, sweep, Spec.Sweeps[sweep].Metric, (live, finished, metric) => TableBuilder.Place(LiveMean.Of(live, finished), metric)).Select(c => c.Configuration);
        return await FindBaseline(Spec.Sweeps[sweep], configurations) is { } baseline
            ? [baseline, .. best.Where(c => c != baseline).Take(TableBuilder.MaxRows - 1)]
            : [.. best];
    }

    /// <summary>Looks for it from the first on, where it is unless other sweeps share the trials.</summary>
    internal async Task<int?> FindBaseline(SweepSpec sweep, IReadOnlyList<int> configurations)
    {
        if (sweep.Baseline is null)
            return null;
        foreach (var chunk in configurations.Chunk(TableBuilder.MaxRows))
        {
            var trials = await store.GetTrials(study.Id, [.. chunk.Select(c => values.FirstTrial(c))]);
            if (trials.FirstOrDefault(t => t.Hyperparameters == sweep.Baseline) is { } found)
                return chunk.First(c => values.FirstTrial(c) == found.Id.Number);
        }

        return null;
    }

    private async Task<List<TrialRow>> Read(IEnumerable<int> configurations)
    {
        var trials = new List<TrialRow>();
        foreach (var numbers in configurations.SelectMany(values.Trials).Order().Chunk(Page))
            trials.AddRange(await store.GetTrials(study.Id, numbers));
        return trials;
    }
}
