using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>What a row's difference to the baseline amounts to.</summary>
public enum Verdict
{
    Baseline,

    /// <summary>The interval of the paired difference lies on the good side of zero.</summary>
    Better,

    /// <summary>It lies on the bad side.</summary>
    Worse,

    /// <summary>It holds zero, or there is none: fewer than two pairs, or pairs that all differ alike.</summary>
    NoEvidence,
}

/// <summary>A mean over seeds with its 95 % confidence interval (Student's t); the bounds are null with fewer than two seeds.</summary>
[GenerateSerializer, Immutable, Alias("sweep.Estimate")]
public sealed record Estimate(double Mean, double? Ci95Low, double? Ci95High);

/// <summary>
/// A row's difference to the baseline, paired by seed number; the bounds are null with fewer than two pairs, or where all pairs
/// differ alike.
/// </summary>
/// <param name="Pairs">Seed numbers that both have.</param>
[GenerateSerializer, Immutable, Alias("sweep.Difference")]
public sealed record Difference(double Mean, double? Ci95Low, double? Ci95High, int Pairs, Verdict Verdict);

/// <summary>One configuration of a table.</summary>
/// <param name="Values">Its value of each factor, in the table's order.</param>
/// <param name="Parameters">Trained numbers of its model; null if none of its trials has run.</param>
/// <param name="Trials">Trials that count: completed or stopped.</param>
/// <param name="SecondsPerEpoch">Mean over trials.</param>
/// <param name="Metrics">One per metric of the table, in its order; null where nothing was measured.</param>
/// <param name="Difference">To the baseline, in the sweep's metric; null for the baseline itself, and where there is none.</param>
/// <param name="IsBest">The best mean of the sweep's metric.</param>
/// <param name="AtChance">Trials that ended no better than guessing: their training loss is that of the classes' shares.</param>
[GenerateSerializer, Immutable, Alias("sweep.TableRow")]
public sealed record TableRow(
    IReadOnlyList<ParameterValue> Values,
    long? Parameters,
    int Trials,
    double? SecondsPerEpoch,
    IReadOnlyList<Estimate?> Metrics,
    Difference? Difference,
    Verdict Verdict,
    bool IsBest,
    int AtChance = 0);

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

    /// <summary>A row's estimate of a metric; null where nothing was measured, or there is no such metric.</summary>
    public Estimate? Estimate(TableRow row, string metric) =>
        Metrics.IndexOf(metric) is >= 0 and var index && index < row.Metrics.Count ? row.Metrics[index] : null;
}
