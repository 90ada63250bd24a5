using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Filters;

/// <summary>
/// A condition on trials, such as <c>model = lstm and (val_accuracy > 0.8 or units in ([64, 32], [32, 16]))</c>, over
/// hyperparameters, the last epoch's metrics, seed (its number), state, parameters, seconds_per_epoch and trial (its
/// number). Comparisons are = != &lt; &lt;= > >= and in; they are joined by and, or, not and parentheses. A comparison
/// with something the trial does not have yet is false, so its negation is true.
/// </summary>
public sealed class TrialFilter
{
    private readonly Func<TrialRow, bool> matches;

    private TrialFilter(string expression, Func<TrialRow, bool> matches) => (Expression, this.matches) = (expression, matches);

    public string Expression { get; }

    /// <param name="expression">The condition.</param>
    /// <param name="metrics">The study's metrics; null for the text classifier's.</param>
    /// <exception cref="SpecException">
    /// An unknown name, a value of the wrong kind, or bad syntax; file <c>--where</c>, with the column.
    /// </exception>
    public static TrialFilter Parse(string expression, MetricSet? metrics = null) =>
        new(expression, new FilterSyntax(expression, metrics ?? MetricSet.TextClassifier).Parse());

    public bool Matches(TrialRow row) => matches(row);

    public override string ToString() => Expression;
}
