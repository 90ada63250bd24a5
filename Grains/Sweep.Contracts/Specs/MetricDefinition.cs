namespace Sweep.Contracts.Specs;

/// <summary>Whether more or less of a metric is better.</summary>
public enum Goal
{
    Maximize,
    Minimize,
}

/// <summary>A number that a trainer reports with every step.</summary>
/// <param name="Name">As specs and exports write it, e.g. <c>val_accuracy</c>.</param>
/// <param name="Goal">Which direction is better.</param>
/// <param name="Min">The least value it can take; null for no limit.</param>
/// <param name="Max">The greatest value it can take; null for no limit.</param>
/// <param name="Group">Metrics of one group share a chart, e.g. <c>accuracy</c>; null for a chart of its own.</param>
[GenerateSerializer, Immutable, Alias("sweep.MetricDefinition")]
public sealed record MetricDefinition(string Name, Goal Goal, double? Min = null, double? Max = null, string? Group = null);
