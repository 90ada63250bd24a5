namespace Sweep.Contracts.Results;

/// <summary>A mean over seeds with its 95 % confidence interval; the bounds are null where there is none.</summary>
[GenerateSerializer, Immutable, Alias("sweep.Estimate")]
public sealed record Estimate(double Mean, double? Ci95Low, double? Ci95High)
{
    /// <summary>The mean with an interval of this half-width around it; without one for null.</summary>
    public static Estimate Around(double mean, double? half) => new(mean, mean - half, mean + half);
}
