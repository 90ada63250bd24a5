namespace Sweep.Contracts.Specs;

/// <summary>What a sweep is for: the metric to judge by, in which direction, and when it is good enough.</summary>
/// <param name="Name">The metric's name, taken at a trial's last step.</param>
/// <param name="Goal">The direction.</param>
/// <param name="Target">The sweep ends once a trial reaches this; null to run everything.</param>
[GenerateSerializer, Immutable, Alias("sweep.MetricSpec")]
public sealed record MetricSpec(string Name, Goal Goal, double? Target = null)
{
    public static MetricSpec Default { get; } = Of(MetricSet.TextClassifier.Find("val_accuracy")!);

    /// <summary>A metric in its natural direction: less loss is better, more accuracy is.</summary>
    public static MetricSpec Of(MetricDefinition metric) => new(metric.Name, metric.Goal);

    /// <summary>True if <paramref name="a"/> is strictly better than <paramref name="b"/>; NaN is never better.</summary>
    public bool Better(double a, double b) => Goal is Goal.Maximize ? a > b : a < b;
}
