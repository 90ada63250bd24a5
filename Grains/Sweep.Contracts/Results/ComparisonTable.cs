using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>The comparison a sweep exists for.</summary>
/// <param name="Sweep">The sweep's name.</param>
/// <param name="Title">Its description.</param>
/// <param name="Metric">What the rows are judged by.</param>
/// <param name="Factors">The hyperparameters that vary, in the spec's order.</param>
/// <param name="Baseline">Index of the baseline's row; null if there is none.</param>
/// <param name="Rows">The baseline's place is where the search put it, or first.</param>
/// <param name="Omitted">Rows left out because there are too many; 0 for exercises.</param>
/// <param name="Trials">Trials of the sweep, in whatever state.</param>
/// <param name="Reused">Those of them whose results other studies had.</param>
[GenerateSerializer, Immutable, Alias("sweep.ComparisonTable")]
public sealed record ComparisonTable(
    string Sweep,
    string Title,
    MetricSpec Metric,
    IReadOnlyList<string> Factors,
    int? Baseline,
    IReadOnlyList<TableRow> Rows,
    int Omitted,
    int Trials = 0,
    int Reused = 0)
{
    /// <summary>The metrics of the study, one for each of <see cref="TableRow.Metrics"/>.</summary>
    [Id(9)] public MetricSet Metrics { get; init; } = MetricSet.TextClassifier;

    /// <summary>What the sweep is to answer, by language, as in <see cref="SweepSpec.Question"/>.</summary>
    [Id(10)] public IReadOnlyDictionary<string, string> Question { get; init; } = new Dictionary<string, string>();

    /// <summary>Configurations that were searched, shown or not: over all of them but the baseline the intervals hold together.</summary>
    [Id(11)] public int Configurations { get; init; }

    /// <summary>How much worse than the baseline still counts as good, in units of the metric; null if the spec does not say.</summary>
    [Id(12)] public double? Margin { get; init; }

    /// <summary>Which look at the sweep's results this is; a later one takes wider intervals.</summary>
    [Id(13)] public int Look { get; init; } = 1;

    /// <summary>The confidence of all intervals of differences together: 0.95 at the first look.</summary>
    [Id(14)] public double Confidence { get; init; } = 0.95;

    /// <summary>Trials that are planned and have not ended.</summary>
    [Id(15)] public int Missing { get; init; }

    /// <summary>Standard deviation of one value apart from its row and seed, pooled over rows; null with one seed.</summary>
    [Id(16)] public double? Spread { get; init; }

    /// <summary>Degrees of freedom of <see cref="Spread"/>.</summary>
    [Id(17)] public int Freedom { get; init; }

    /// <summary>The difference that as many seeds see in 80 of 100 studies, for one comparison; null where the spread is unknown.</summary>
    [Id(18)] public double? Detectable { get; init; }

    /// <summary>
    /// Seeds that would see the clearest difference for which there is no evidence in 80 of 100 studies; null if there is none, or
    /// too many would be needed.
    /// </summary>
    [Id(19)] public int? SeedsToTell { get; init; }

    /// <summary>Rows that read the very same words, and so are one experiment.</summary>
    [Id(20)] public IReadOnlyList<SameExperiment> Same { get; init; } = [];

    /// <summary>What ended the sweep before its last trial; null if nothing did.</summary>
    [Id(21)] public TargetReached? Target { get; init; }

    /// <summary>Whether the study has a test set, so that <c>sweep confirm</c> can tell what the best is worth.</summary>
    [Id(22)] public bool HasTest { get; init; }

    /// <summary>Without a baseline: the rows that were not shown to be behind the best of the others (Hsu, 1996).</summary>
    [Id(23)] public IReadOnlyList<int> MayBeBest { get; init; } = [];

    /// <summary>The study's id, for commands that say what to try next; empty for a table without one.</summary>
    [Id(24)] public string Study { get; init; } = "";

    /// <summary>Trials that <c>sweep extend</c> to <see cref="SeedsToTell"/> would add, over all sweeps of the study; null without a number.</summary>
    [Id(25)] public int? TrialsToTell { get; init; }

    /// <summary>Distinct words of the training texts, the most of any seed; null where trials do not say.</summary>
    [Id(26)] public int? DistinctWords { get; init; }

    /// <summary>Words of the longest text; null where trials do not say.</summary>
    [Id(27)] public int? LongestText { get; init; }

    /// <summary>A row's estimate of a metric; null where nothing was measured, or there is no such metric.</summary>
    public Estimate? Estimate(TableRow row, string metric) =>
        Metrics.IndexOf(metric) is >= 0 and var index && index < row.Metrics.Count ? row.Metrics[index] : null;
}

/// <summary>Rows of a table that are the same experiment.</summary>
/// <param name="Rows">Their indices, at least two.</param>
/// <param name="Spread">How far their means lie apart, which is noise; null where fewer than two have one.</param>
[GenerateSerializer, Immutable, Alias("sweep.SameExperiment")]
public sealed record SameExperiment(IReadOnlyList<int> Rows, double? Spread);

/// <summary>A trial that reached the sweep's target.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Finished">Trials of the sweep that had finished by the end.</param>
/// <param name="Untrained">Trials that were not trained.</param>
[GenerateSerializer, Immutable, Alias("sweep.TargetReached")]
public sealed record TargetReached(int Trial, int Finished, int Untrained);
