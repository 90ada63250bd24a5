using Sweep.Contracts.Results;

namespace Sweep.Grains.Tables.Inference;

/// <summary>How the spread of a difference was estimated.</summary>
public enum ContrastMethod
{
    /// <summary>From all rows of the table together.</summary>
    Pooled,

    /// <summary>From the pairs of the two rows alone: they share trainings.</summary>
    Paired,

    /// <summary>From each row apart (Welch, 1947): one of the two scatters unlike the rest of the table.</summary>
    Welch,
}

/// <summary>The difference between two rows, and how well it is known.</summary>
/// <param name="Difference">Row less baseline; null if it cannot be estimated.</param>
/// <param name="Variance">Its squared standard error; 0 where a reason says that it is unknown.</param>
/// <param name="PerNewText">What n₂/n₁ is multiplied by and added to the variance (Nadeau and Bengio, 2003).</param>
/// <param name="Freedom">Degrees of freedom of the variance.</param>
/// <param name="Method">Where the variance is from.</param>
/// <param name="Reason">Why there is no interval; null where there is one.</param>
public sealed record Contrast(
    double? Difference,
    double Variance,
    double PerNewText,
    double Freedom,
    ContrastMethod Method,
    NoIntervalReason? Reason = null)
{
    /// <summary>The difference's standard error.</summary>
    public double StandardError => Math.Sqrt(Variance);

    internal static Contrast Without(NoIntervalReason reason, ContrastMethod method, double? difference = null) =>
        new(difference, 0, 0, 0, method, reason);
}
