namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads what a sweep is judged by.</summary>
internal static class MetricReader
{
    private static readonly Dictionary<string, int> Metrics = MetricSet.TextClassifier.Names.Index().ToDictionary(m => m.Item, m => m.Index);
    private static readonly Dictionary<string, Goal> Goals = Enum.GetValues<Goal>().ToDictionary(HyperparameterSchema.NameOf);

    public static MetricSpec Read(SpecFields sweep)
    {
        if (sweep.Fields("metric", "a mapping such as {name: val_accuracy, goal: maximize}") is not { } fields)
            return MetricSpec.Default;

        fields.Allow(["name", "goal", "target"]);
        if (!fields.Has("name"))
            fields.Missing("name", $"say which of {string.Join(", ", Metrics.Keys)}");
        var metric = MetricSet.TextClassifier[fields.Named("name", "metric", Metrics) ?? Metrics[MetricSpec.Default.Name]];
        return new MetricSpec(metric.Name, fields.Named("goal", "goal", Goals) ?? metric.Goal, ReadTarget(fields, metric));
    }

    private static double? ReadTarget(SpecFields fields, MetricDefinition metric)
    {
        if (fields.Number("target") is not { } target)
            return null;
        if (target < metric.Min || target > metric.Max)
            fields.Error(fields.PlaceOf("target"), FormattableString.Invariant($"target {target} cannot be reached: {metric.Name} {Range(metric)}."));
        return target;
    }

    private static string Range(MetricDefinition metric) => metric.Max is { } max
        ? FormattableString.Invariant($"lies from {metric.Min} to {max}")
        : FormattableString.Invariant($"is not below {metric.Min}");
}
