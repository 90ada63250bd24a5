using MathNet.Numerics.Statistics;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables;

/// <summary>One configuration's trials, one per seed number; those that have not finished do not count.</summary>
/// <param name="key">The configuration's canonical key.</param>
/// <param name="trials">At least one.</param>
/// <param name="metrics">What they report.</param>
/// <param name="judged">The sweep's metric.</param>
internal sealed class TableConfiguration(string key, IReadOnlyList<TrialRow> trials, MetricSet metrics, string judged)
{
    private readonly List<TrialRow> finished = [.. trials.Where(t => t.Counts)];

    public string Key => key;

    public Hyperparameters Hyperparameters => trials[0].Hyperparameters;

    /// <summary>The number of its first trial.</summary>
    public int Number { get; } = trials.Min(t => t.Id.Number);

    public int Finished => finished.Count;

    /// <summary>Planned trials whose numbers are not there: not ended, or cancelled.</summary>
    public int Missing { get; } = trials.Count(t => !t.State.IsFinal() || t.State is TrialState.Cancelled);

    /// <summary>Those of them that were cancelled.</summary>
    public int Cancelled { get; } = trials.Count(t => t.State is TrialState.Cancelled);

    public int Collapsed { get; } = trials.Count(t => t is { Counts: true, Collapsed: true });

    /// <summary>What it is ranked by; null if too few of its trials learned.</summary>
    public double? RankedMean => LiveMean.Of([.. finished.Select(t => t.Collapsed ? double.NaN : Value(t))], finished.Count(t => !double.IsNaN(Value(t))));

    /// <summary>The configuration's value of a hyperparameter.</summary>
    public ParameterValue ValueOf(string hyperparameter) => HyperparameterSchema.ValueOf(Hyperparameters, hyperparameter);

    public ComparedRow ToCompared(bool sharesTraining) => new([.. Learned.Select(t => new SeedValue(t.SeedNumber, Value(t)))], finished.Count, sharesTraining);

    /// <summary>The row without what it owes to the other rows.</summary>
    /// <param name="factors">What the table varies.</param>
    /// <param name="mean">Its mean over trials that learned.</param>
    public TableRow ToRow(IReadOnlyList<string> factors, MeanEstimate mean) => new(
        [.. factors.Select(ValueOf)],
        finished.Select(t => t.Parameters).FirstOrDefault(p => p is not null),
        finished.Count,
        Seconds(),
        [.. metrics.Names.Select((_, metric) => Statistics.Mean(finished.Select(t => t.Last![metric])))],
        Difference: null, Verdict.None, IsBest: false)
    {
        Learned = LearnedShare(),
        Live = mean.Mean is { } live ? Estimate.Around(live, mean.OverSeedsHalfWidth) : Statistics.Mean(finished.Select(Value)),
        Facts = MeanFacts(),
        Planned = trials.Count,
        LiveTrials = [.. Learned.Select(t => t.Id.Number)],
    };

    /// <summary>Seed numbers of which both configurations have a trial that learned.</summary>
    public int PairsWith(TableConfiguration other) =>
        Learned.Select(t => t.SeedNumber).Intersect(other.Learned.Select(t => t.SeedNumber)).Count();

    /// <summary>The mean of a fact over trials that learned, over all where none did; null if none has it.</summary>
    public double? Fact(string name) => Means(name) is { Count: > 0 } values ? values.Mean() : null;

    /// <summary>The greatest of a fact over all trials that count; null if none has it.</summary>
    public double? MostOf(string fact) => finished.Max(t => t.Facts[fact]);

    private IEnumerable<TrialRow> Learned => finished.Where(t => !t.Collapsed && double.IsFinite(Value(t)));

    private double Value(TrialRow trial) => metrics.Value(trial, judged);

    /// <summary>Whether every trial that counts says if it learned; those of earlier versions do not.</summary>
    public bool KnowsLearning => finished.TrueForAll(t => t.Facts[FactNames.Collapsed] is not null);

    private LearnedShare? LearnedShare()
    {
        if (finished.Count == 0 || !KnowsLearning)
            return null;
        var share = ClopperPearson.Interval(finished.Count - Collapsed, finished.Count);
        return new LearnedShare(finished.Count - Collapsed, finished.Count, share.Low, share.High);
    }

    /// <summary>Median over trials, each the median of its epochs; without the first, which compiles and fills caches.</summary>
    private double? Seconds()
    {
        List<double> own = [.. finished.Where(t => t.ReusedFrom is null).Select(t => t.Facts[FactNames.MedianSeconds] ?? t.SecondsPerEpoch).OfType<double>()];
        return own.Count == 0 ? finished.Average(t => t.SecondsPerEpoch) : own.Median();
    }

    private TrialFacts MeanFacts() => TrialFacts.Of(
    [
        .. FactNames.All.Where(name => name is not FactNames.Collapsed)
            .Select(name => (name, Values: Means(name)))
            .Where(fact => fact.Values.Count > 0)
            // An epoch between two is none.
            .Select(fact => (fact.name, fact.name is FactNames.BestStep ? fact.Values.Median() : fact.Values.Mean())),
    ]);

    private List<double> Means(string name)
    {
        var counted = finished.Exists(t => !t.Collapsed) ? finished.Where(t => !t.Collapsed) : finished;
        return [.. counted.Select(t => t.Facts[name]).OfType<double>()];
    }
}
