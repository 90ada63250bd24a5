using System.Collections.Immutable;

namespace Sweep.Contracts.Results;

/// <summary>One report of a trial: its metrics after so many steps.</summary>
/// <param name="Number">From 1; an epoch, for the text classifier.</param>
/// <param name="Seconds">Wall time of the step. The one field that is not reproducible.</param>
/// <param name="Values">One value per metric, in the order of the study's <see cref="Specs.MetricSet"/>; NaN where it was not measured.</param>
[GenerateSerializer, Immutable, Alias("sweep.Step")]
public sealed record Step(int Number, double Seconds, ImmutableArray<double> Values)
{
    /// <summary>The value of the metric at an index of the study's <see cref="Specs.MetricSet"/>.</summary>
    public double this[int metric] => Values[metric];

    /// <summary>Two steps are equal if all their numbers are; NaN equals NaN.</summary>
    public bool Equals(Step? other) => other is not null
        && Number == other.Number && Seconds.Equals(other.Seconds) && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Number, Seconds, Values.Length);
}
