using System.Text.RegularExpressions;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>
/// Whether a condition on trials asks for how they ended. Such a condition picks lucky trials, so that a mean over them
/// says little about the next training.
/// </summary>
public static partial class OutcomeCondition
{
    private static readonly string[] Outcomes =
    [
        FactNames.Collapsed, FactNames.BestStep, FactNames.BestLoss, FactNames.BestAccuracy, FactNames.Rise,
        FactNames.FinalTrainLoss, FactNames.FinalTrainAccuracy, FactNames.Gap, FactNames.TestAccuracy,
    ];

    /// <summary>The metrics and outcome facts that a condition compares, e.g. <c>val_accuracy</c>.</summary>
    /// <param name="expression">A condition that can be read.</param>
    /// <param name="metrics">The study's metrics.</param>
    public static IReadOnlyList<string> Names(string expression, MetricSet metrics) =>
    [
        .. Compared().Matches(Quoted().Replace(expression, "''"))
            .Select(match => match.Groups["name"].Value)
            .Where(name => metrics.Names.Contains(name) || Outcomes.Contains(name))
            .Distinct(),
    ];

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<name>[A-Za-z_][\w-]*)\s*(?:[=!<>]|in\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Compared();
}
