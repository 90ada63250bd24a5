using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Queries;

/// <summary>How much of what a metric varies by goes with one hyperparameter.</summary>
/// <param name="Key">The hyperparameter.</param>
/// <param name="Share">From 0 to 1.</param>
public sealed record ParameterImportance(string Key, double Share)
{
    /// <summary>Groups that the values of a number are put into, where it takes more.</summary>
    private const int Groups = 10;

    /// <summary>
    /// The share of the variance of a metric that lies between the values of each hyperparameter, the greatest first: its main
    /// effect, as in a one-way analysis of variance (Fisher, 1925) and in the first term of a functional one (Hutter, Hoos and
    /// Leyton-Brown, 2014, who take it from a model of the metric instead of from the trials). It is corrected for chance, which makes
    /// any grouping explain something: ε² = (SSB − (k − 1)·MSW) / SST (Kelley, 1935), and 0 where that is negative. Shares need
    /// not add up to 1: what hyperparameters do only together, and noise, is in none of them.
    /// </summary>
    /// <param name="trials">Trials; those that have not finished with a number are left out.</param>
    /// <param name="keys">The hyperparameters that vary.</param>
    /// <param name="metrics">What the trials report.</param>
    /// <param name="metric">What they are judged by.</param>
    /// <returns>Empty if there are too few trials, or all ended alike, so that there is nothing to explain.</returns>
    public static IReadOnlyList<ParameterImportance> Of(IReadOnlyList<TrialRow> trials, IReadOnlyList<string> keys, MetricSet metrics, string metric)
    {
        var finished = trials.Where(t => t.State is (TrialState.Completed or TrialState.Stopped) && double.IsFinite(metrics.Value(t, metric))).ToList();
        double[] results = [.. finished.Select(t => metrics.Value(t, metric))];
        return [.. keys
            .Select(key => (Key: key, Share: Explained(results, GroupsOf([.. finished.Select(t => HyperparameterSchema.ValueOf(t.Hyperparameters, key))]))))
            .Where(found => found.Share is not null)
            .Select(found => new ParameterImportance(found.Key, found.Share!.Value))
            .OrderByDescending(found => found.Share)];
    }

    /// <summary>Kelley's ε² of results in groups, at least 0; null if it is not defined.</summary>
    private static double? Explained(double[] results, int[] groups)
    {
        if (results.Length == 0)
            return null;
        var mean = results.Average();
        var total = results.Sum(value => Math.Pow(value - mean, 2));
        var byGroup = results.Zip(groups).GroupBy(pair => pair.Second, pair => pair.First).Select(group => group.ToList()).ToList();
        if (total == 0 || byGroup.Count == results.Length)
            return null;
        var between = byGroup.Sum(group => group.Count * Math.Pow(group.Average() - mean, 2));
        var within = (total - between) / (results.Length - byGroup.Count);
        return Math.Clamp((between - (byGroup.Count - 1) * within) / total, 0, 1);
    }

    /// <summary>The group of each value: equal values share one, and numbers that are many share those of like rank.</summary>
    private static int[] GroupsOf(ParameterValue[] values)
    {
        var distinct = values.Distinct().ToList();
        if (distinct.Count <= Groups || distinct.Exists(value => value.AsNumber() is null))
        {
            var places = distinct.Index().ToDictionary(value => value.Item, value => value.Index);
            return Array.ConvertAll(values, value => places[value]);
        }

        double[] numbers = Array.ConvertAll(values, value => value.AsNumber()!.Value);
        double[] sorted = [.. numbers.Order()];
        // By the rank of the first of equal numbers, so that these stay together.
        return Array.ConvertAll(numbers, number => FirstAtLeast(sorted, number) * Groups / sorted.Length);
    }

    private static int FirstAtLeast(double[] sorted, double number)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
