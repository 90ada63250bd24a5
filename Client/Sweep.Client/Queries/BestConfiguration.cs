using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Client.Queries;

/// <summary>One configuration of a study with what its trials came to.</summary>
/// <param name="Hyperparameters">The configuration.</param>
/// <param name="Trials">Trials that count: completed or stopped.</param>
/// <param name="Mean">Mean of the metric over them.</param>
/// <param name="Low">The least of them.</param>
/// <param name="High">The greatest.</param>
/// <param name="BestTrial">The trial with the best value.</param>
public sealed record BestConfiguration(
    Hyperparameters Hyperparameters, int Trials, double Mean, double Low, double High, TrialId BestTrial)
{
    /// <summary>The configurations of some trials, the best mean first; of equal ones, the earlier first.</summary>
    public static IReadOnlyList<BestConfiguration> Rank(IEnumerable<TrialRow> trials, MetricSpec metric)
    {
        var ranked = trials
            .Where(t => t is { State: TrialState.Completed or TrialState.Stopped, Last: not null } && !double.IsNaN(t.Last.Value(metric.Name)))
            .GroupBy(t => HyperparameterSchema.CanonicalKey(t.Hyperparameters), StringComparer.Ordinal)
            .Select(group => Of([.. group], metric));
        return metric.Goal is Goal.Maximize
            ? [.. ranked.OrderByDescending(c => c.Mean).ThenBy(c => c.BestTrial.Number)]
            : [.. ranked.OrderBy(c => c.Mean).ThenBy(c => c.BestTrial.Number)];
    }

    private static BestConfiguration Of(List<TrialRow> trials, MetricSpec metric)
    {
        var values = trials.ConvertAll(t => t.Last!.Value(metric.Name));
        var best = trials.Aggregate((a, b) => metric.Better(b.Last!.Value(metric.Name), a.Last!.Value(metric.Name)) ? b : a);
        return new BestConfiguration(trials[0].Hyperparameters, trials.Count, values.Average(), values.Min(), values.Max(), best.Id);
    }
}
