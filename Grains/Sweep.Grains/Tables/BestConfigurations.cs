using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables;

/// <summary>Ranks configurations by the mean of their trials; of equal means, the one whose best trial is earlier leads.</summary>
internal static class BestConfigurations
{
    /// <param name="trials">Whole configurations; what has not finished, or measured no number, is left out.</param>
    /// <param name="metric">What to rank by.</param>
    /// <param name="metrics">What the trials report.</param>
    public static IEnumerable<BestConfiguration> Of(IEnumerable<TrialRow> trials, MetricSpec metric, MetricSet metrics) => trials
        .Where(t => t is { State: TrialState.Completed or TrialState.Stopped, Last: not null } && !double.IsNaN(metrics.Value(t.Last, metric.Name)))
        .GroupBy(t => HyperparameterSchema.CanonicalKey(t.Hyperparameters), StringComparer.Ordinal)
        .Select(group => Of([.. group], metric, metrics))
        .OfType<BestConfiguration>();

    public static IEnumerable<BestConfiguration> Rank(IEnumerable<BestConfiguration> configurations, MetricSpec metric) =>
        configurations.OrderBy(c => Rank(c, metric));

    /// <summary>A configuration's rank as a key to sort by, the best first.</summary>
    public static (double Place, int Trial) Rank(BestConfiguration configuration, MetricSpec metric) =>
        (Place(configuration.Mean, metric), configuration.BestTrial.Number);

    /// <summary>The place of a configuration by its mean; null if too few of its trials learned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Asked a million times by one question.
    public static double? MeanPlace(ReadOnlySpan<double> live, int finished, MetricSpec metric) =>
        Mean(live, finished) is { } mean ? Place(mean, metric) : null;

    /// <summary>The place of a configuration by its best trial, which no mean over some of its trials is before.</summary>
    public static double? BestPlace(ReadOnlySpan<double> live, int finished, MetricSpec metric)
    {
        double? best = null;
        foreach (var value in live)
        {
            if (!double.IsNaN(value) && (best is not { } known || Place(value, metric) < known))
                best = Place(value, metric);
        }

        return best;
    }

    /// <summary>A value as a key to sort by, the best first.</summary>
    public static double Place(double value, MetricSpec metric) => metric.Goal is Goal.Maximize ? -value : value;

    /// <summary>Null if too few of the trials learned.</summary>
    private static BestConfiguration? Of(List<TrialRow> trials, MetricSpec metric, MetricSet metrics)
    {
        var learned = trials.FindAll(t => !t.Collapsed);
        var values = learned.ConvertAll(t => metrics.Value(t.Last!, metric.Name));
        if (Mean(CollectionsMarshal.AsSpan(values), trials.Count) is not { } mean)
            return null;
        var best = learned.Aggregate((a, b) => metric.Better(metrics.Value(b.Last!, metric.Name), metrics.Value(a.Last!, metric.Name)) ? b : a);
        return new BestConfiguration(
            trials[0].Hyperparameters, trials.Count, mean, values.Min(), values.Max(), best.Id) { Learned = learned.Count };
    }

    /// <summary>
    /// The mean, which rounding must not carry past the values: a configuration is never better than its best trial.
    /// </summary>
    /// <param name="values">NaN was not measured or learned nothing, and is left out.</param>
    /// <param name="finished">Trials that finished; null comes back if fewer than half of them learned.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double? Mean(ReadOnlySpan<double> values, int finished)
    {
        var (sum, count, low, high) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                (sum, count, low, high) = (sum + value, count + 1, Math.Min(low, value), Math.Max(high, value));
        }

        return count == 0 || count < LiveMean.Needed(finished) ? null : Math.Clamp(sum / count, low, high);
    }
}
