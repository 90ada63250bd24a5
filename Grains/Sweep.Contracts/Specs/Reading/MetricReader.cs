namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads what a sweep is judged by.</summary>
internal static class MetricReader
{
    private static readonly Dictionary<string, Metric> Metrics = Enum.GetValues<Metric>().ToDictionary(HyperparameterSchema.NameOf);
    private static readonly Dictionary<string, Goal> Goals = Enum.GetValues<Goal>().ToDictionary(HyperparameterSchema.NameOf);

    public static MetricSpec Read(SpecFields sweep)
    {
        if (sweep.Fields("metric", "a mapping such as {name: val_accuracy, goal: maximize}") is not { } fields)
            return MetricSpec.Default;

        fields.Allow(["name", "goal", "target"]);
        if (!fields.Has("name"))
            fields.Missing("name", $"say which of {string.Join(", ", Metrics.Keys)}");
        var metric = fields.Named("name", "metric", Metrics) ?? Metric.ValAccuracy;
        return new MetricSpec(metric, fields.Named("goal", "goal", Goals) ?? MetricSpec.Of(metric).Goal, ReadTarget(fields, metric));
    }

    private static double? ReadTarget(SpecFields fields, Metric metric)
    {
        if (fields.Number("target") is not { } target)
            return null;
        var accuracy = metric is Metric.TrainAccuracy or Metric.ValAccuracy;
        if (target < 0 || (accuracy && target > 1))
            fields.Error(fields.PlaceOf("target"), FormattableString.Invariant($"target {target} cannot be reached: {(accuracy ? "an accuracy lies from 0 to 1" : "a loss is not below 0")}."));
        return target;
    }
}
