using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using Sweep.Grains.Tables;

namespace Sweep.Grains.Coordination;

/// <summary>What pictures of a study are drawn from: few enough rows to draw, chosen so that what matters is among them.</summary>
internal sealed class StudyPictures(ISweepStore store, StudyRow study, FinishedValues values)
{
    /// <summary>Epochs of a curve at most: more than a screen has room for.</summary>
    public const int MaxEpochs = 400;

    /// <param name="sweep">The index of a sweep; null for all trials.</param>
    /// <param name="limit">How many to give at most.</param>
    public async Task<TrialSample> GetSample(int? sweep, int limit)
    {
        var metric = Metric(sweep);
        var finished = Array.FindAll(values.Numbers(sweep, place: null, descending: false), number => !double.IsNaN(values.Value(metric.Name, number)));
        var records = Records(finished, metric);
        var chosen = Evenly(finished, limit);
        if (records.Count > 0 && limit > 0 && !chosen.Contains(records[^1].Number))
            chosen[^1] = records[^1].Number;
        var trials = await store.GetTrials(study.Id, [.. chosen.Order()]);
        var importance = new SampleImportance(study, sweep is { } index ? study.Spec.Sweeps[index] : null, trials);
        return new TrialSample(trials, finished.Length, records)
        {
            Importance = importance.Of(Varied(sweep)),
            SeedShare = importance.OfSeeds,
        };
    }

    /// <param name="sweep">The index of a sweep; null for all trials.</param>
    /// <param name="top">How many configurations to give at most.</param>
    /// <param name="running">The numbers of the trials that run.</param>
    public async Task<IReadOnlyList<ConfigurationCurves>> GetCurves(int? sweep, int top, IReadOnlyList<int> running)
    {
        var configurations = values.Configurations(sweep).ToHashSet();
        var baseline = sweep is { } index ? await new StudyQueries(store, study, values).FindBaseline(study.Spec.Sweeps[index], [.. configurations.Order()]) : null;
        var best = top < 1 ? [] : values.First(top, sweep, Metric(sweep), BestConfigurations.MeanPlace).Select(place => place.Configuration);
        var growing = running.Select(values.Configuration).Where(configurations.Contains).Distinct();
        IEnumerable<int> first = baseline is { } known ? [known] : [];
        var curves = new List<ConfigurationCurves>();
        // Those that grow need half of the room at most, or one would not see what they grow towards.
        foreach (var configuration in first.Concat(await Longest(sweep, configurations)).Concat(growing.Take(top / 2)).Concat(best).Distinct().Take(top))
        {
            var trials = await store.GetTrials(study.Id, [.. values.Trials(configuration)]);
            var seeds = new List<SeedCurve>();
            foreach (var trial in trials)
            {
                if (await store.GetEpochs(trial.Id) is { Count: > 0 } epochs)
                    seeds.Add(new SeedCurve(trial.Id.Number, Evenly(epochs, MaxEpochs), epochs.Count) { Collapsed = trial.Collapsed });
            }

            if (seeds.Count > 0)
                curves.Add(new ConfigurationCurves(trials[0].Hyperparameters, configuration == baseline, seeds));
        }

        return curves;
    }

    /// <summary>As many of a list as there is room for, with the first and the last, in their order.</summary>
    internal static T[] Evenly<T>(IReadOnlyList<T> items, int limit) =>
        items.Count <= limit ? [.. items]
        : limit < 2 ? [.. items.Take(limit)]
        : [.. Enumerable.Range(0, limit).Select(i => items[(int)((long)i * (items.Count - 1) / (limit - 1))])];

    /// <summary>
    /// Of a sweep of epochs alone the configuration that trains longest: the others' curves are parts of its curve.
    /// </summary>
    private async Task<IReadOnlyList<int>> Longest(int? sweep, IReadOnlyCollection<int> configurations)
    {
        if (sweep is null || Varied(sweep).ToList() is not ["epochs"] || configurations.Count == 0)
            return [];
        var trials = await store.GetTrials(study.Id, [.. configurations.Select(values.FirstTrial).Order()]);
        return trials.Count == 0 ? [] : [values.Configuration(trials.MaxBy(trial => trial.Hyperparameters.Epochs)!.Id.Number)];
    }

    private IEnumerable<string> Varied(int? sweep) => study.Spec.Sweeps
        .Where((_, index) => sweep is null || index == sweep)
        .SelectMany(spec => spec.Parameters)
        .Where(parameter => parameter.Varies)
        .Select(parameter => parameter.Key);

    private MetricSpec Metric(int? sweep) => study.Spec.Sweeps[sweep ?? 0].Metric;

    private List<TrialRecord> Records(int[] finished, MetricSpec metric)
    {
        var records = new List<TrialRecord>();
        foreach (var number in finished)
        {
            var value = values.Value(metric.Name, number);
            if (records.Count == 0 || metric.Better(value, records[^1].Value))
                records.Add(new TrialRecord(number, value));
        }

        return records;
    }
}
