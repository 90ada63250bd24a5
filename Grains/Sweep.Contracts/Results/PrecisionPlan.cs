namespace Sweep.Contracts.Results;

/// <summary>How many seeds a study needs for intervals of a wanted width, told from the seeds it has.</summary>
/// <param name="HalfWidth">The widest interval that its tables have now, as half its width; null where they have none.</param>
/// <param name="Needed">Seeds for the wanted half-width, whatever the cap; those it has if they suffice.</param>
/// <param name="Seeds">The same, up to the cap.</param>
[GenerateSerializer, Immutable, Alias("sweep.PrecisionPlan")]
public sealed record PrecisionPlan(double? HalfWidth, int Needed, int Seeds)
{
    /// <summary>Seeds of the first stage, at the least.</summary>
    public const int FirstStage = 5;

    /// <summary>The cap if nobody names one.</summary>
    public const int DefaultMost = 50;
}
