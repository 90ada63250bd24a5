using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>What a sweep's best rows reach with fresh seeds, alongside what they were chosen for.</summary>
/// <param name="Confirms">What was chosen, and by which figures.</param>
/// <param name="Metric">What the rows were chosen by, on validation texts at the last epoch.</param>
/// <param name="Measure">
/// What the fresh trials are compared by: the accuracy on the test set (<see cref="FactNames.TestAccuracy"/>), or
/// <paramref name="Metric"/> where there is no test set.
/// </param>
/// <param name="Seeds">Fresh seeds of each row.</param>
/// <param name="FirstSeed">The first of their numbers.</param>
/// <param name="Factors">The hyperparameters by which rows differ, or were searched, in the spec's order.</param>
/// <param name="Reference">
/// Index of the row that the others are compared with: the baseline, or the row that was chosen as the best.
/// </param>
/// <param name="HasBaseline">Whether the reference is the sweep's baseline.</param>
/// <param name="Rows">The baseline first, then in the order in which they were chosen.</param>
[GenerateSerializer, Immutable, Alias("sweep.ConfirmationTable")]
public sealed record ConfirmationTable(
    StudyConfirmation Confirms,
    MetricSpec Metric,
    MetricSpec Measure,
    int Seeds,
    int FirstSeed,
    IReadOnlyList<string> Factors,
    int Reference,
    bool HasBaseline,
    IReadOnlyList<ConfirmationRow> Rows)
{
    /// <summary>The confirming study.</summary>
    [Id(9)] public required string Study { get; init; }

    /// <summary>Planned trials that have not finished. While there are some, no row has a verdict.</summary>
    [Id(10)] public int Missing { get; init; }

    /// <summary>How often all intervals of differences hold together: 0.95 at the first look.</summary>
    [Id(11)] public double Confidence { get; init; } = 0.95;

    /// <summary>Whether rows are compared on texts that neither training nor selection has seen.</summary>
    public bool OnTestSet => Measure.Name == FactNames.TestAccuracy;
}

/// <summary>One row of a confirmation. Figures are means over trials that learned; null where there are none.</summary>
/// <param name="Values">Its value of each factor, in the table's order.</param>
/// <param name="Chosen">The row as it was chosen.</param>
/// <param name="Fresh">The metric at the last epoch with fresh seeds.</param>
/// <param name="Drop">
/// How much worse that is than the mean it was chosen for: above 0 where the choice was partly luck. In the metric's
/// unit; for a metric to minimize, fresh less chosen.
/// </param>
/// <param name="BestEpoch">
/// The metric at the epoch with the lowest validation loss, whose weights are tested; null unless the trainer says.
/// </param>
/// <param name="Measured">What rows are compared by: mean on the test set, or <paramref name="Fresh"/>.</param>
/// <param name="HalfWidth">Of the 95 % interval of that mean, over seeds.</param>
/// <param name="Learned">Fresh trials that learned.</param>
/// <param name="Trials">Fresh trials that have finished.</param>
/// <param name="Difference">Row less reference, seeds allowed for; null for the reference.</param>
/// <param name="DifferenceHalfWidth">Of the interval of that difference; those of all rows hold together.</param>
/// <param name="Verdict">What the interval amounts to.</param>
[GenerateSerializer, Immutable, Alias("sweep.ConfirmationRow")]
public sealed record ConfirmationRow(
    IReadOnlyList<ParameterValue> Values,
    SelectedRow Chosen,
    double? Fresh,
    double? Drop,
    double? BestEpoch,
    double? Measured,
    double? HalfWidth,
    int Learned,
    int Trials,
    double? Difference,
    double? DifferenceHalfWidth,
    Verdict Verdict);
