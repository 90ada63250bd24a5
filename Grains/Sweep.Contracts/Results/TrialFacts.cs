using System.Collections.Immutable;

namespace Sweep.Contracts.Results;

/// <summary>Numbers about a trial that are no metrics of a step, by name, e.g. <c>parameters</c>. Flags are 0 and 1.</summary>
/// <param name="Values">Sorted by name.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialFacts")]
public sealed record TrialFacts(ImmutableSortedDictionary<string, double> Values)
{
    public static TrialFacts None { get; } = new(ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal));

    /// <summary>The fact of that name; null if the trial has none.</summary>
    public double? this[string name] => Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>These and those given; of two with one name, the given one.</summary>
    public TrialFacts With(TrialFacts other) => new(Values.SetItems(other.Values));

    public static TrialFacts Of(params ReadOnlySpan<(string Name, double Value)> facts)
    {
        var values = None.Values.ToBuilder();
        foreach (var (name, value) in facts)
            values[name] = value;
        return new TrialFacts(values.ToImmutable());
    }

    public bool Equals(TrialFacts? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Count;
}
