namespace Sweep.Grains.Tables.Inference;

/// <summary>A confidence interval, both ends included, in the unit of what it is about.</summary>
public readonly record struct Interval(double Low, double High)
{
    public double HalfWidth => (High - Low) / 2;

    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The interval of this half-width about a value.</summary>
    public static Interval About(double center, double halfWidth) => new(center - halfWidth, center + halfWidth);
}
