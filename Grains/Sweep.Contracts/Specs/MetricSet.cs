using System.Collections.Immutable;

namespace Sweep.Contracts.Specs;

/// <summary>The metrics of a study. Their order is that of every <see cref="Results.Step.Values"/>.</summary>
/// <param name="Definitions">Names are unique.</param>
[GenerateSerializer, Immutable, Alias("sweep.MetricSet")]
public sealed record MetricSet(ImmutableArray<MetricDefinition> Definitions)
{
    /// <summary>What the text classifier reports after each epoch.</summary>
    public static MetricSet TextClassifier { get; } = new(
    [
        new("train_accuracy", Goal.Maximize, 0, 1, "accuracy"),
        new("train_loss", Goal.Minimize, 0, null, "loss"),
        new("val_accuracy", Goal.Maximize, 0, 1, "accuracy"),
        new("val_loss", Goal.Minimize, 0, null, "loss"),
    ]);

    public int Count => Definitions.Length;

    public IEnumerable<string> Names => Definitions.Select(d => d.Name);

    public MetricDefinition this[int index] => Definitions[index];

    /// <summary>The place of a metric's value in a step; −1 if there is no metric of that name.</summary>
    public int IndexOf(string name)
    {
        for (var index = 0; index < Definitions.Length; index++)
        {
            if (Definitions[index].Name == name)
                return index;
        }

        return -1;
    }

    /// <summary>The definition of a name, or null.</summary>
    public MetricDefinition? Find(string name) => IndexOf(name) is >= 0 and var index ? Definitions[index] : null;

    /// <summary>A step's value of a metric; NaN where the study has no such metric.</summary>
    public double Value(Results.Step step, string name) => IndexOf(name) is >= 0 and var index ? step[index] : double.NaN;

    /// <summary>A trial's last value of a metric; NaN where there is none.</summary>
    public double Value(Results.TrialRow trial, string name) => trial.Last is { } last ? Value(last, name) : double.NaN;

    public bool Equals(MetricSet? other) => other is not null && Definitions.AsSpan().SequenceEqual(other.Definitions.AsSpan());

    public override int GetHashCode() => Definitions.Length;
}
