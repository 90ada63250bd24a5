namespace Sweep.Contracts.Specs;

/// <summary>The multiples of a step that lie in an interval, both ends included: what a q-distribution can give.</summary>
/// <param name="Q">The step, above 0.</param>
/// <param name="First">The smallest multiple is this many steps; −∞ if the interval has no lower end.</param>
/// <param name="Last">The largest multiple is this many steps; below <paramref name="First"/> if there is none.</param>
public readonly record struct Multiples(double Q, double First, double Last)
{
    // 0.3 / 0.1 is a little below 3; a division this close to a whole number is meant to be one.
    private const double Slack = 1e-9;

    public static Multiples Within(double low, double high, double q)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(q);
        var first = Math.Ceiling(low / q - Slack);
        var last = Math.Floor(high / q + Slack);
        return new Multiples(q, Value(first, q) < low ? first + 1 : first, Value(last, q) > high ? last - 1 : last);
    }

    public bool IsEmpty => Last < First;

    /// <summary>How many there are; infinite if an end is open.</summary>
    public double Count => IsEmpty ? 0 : Last - First + 1;

    /// <summary>The multiple at an index from 0, counted from the smallest.</summary>
    public double At(long index) => Value(First + index, Q);

    /// <summary>round(x / q) · q, halves to even as NumPy rounds, moved into the interval.</summary>
    public double Nearest(double x) => Value(Math.Clamp(Math.Round(x / Q), First, Last), Q);

    // Decimal keeps 3 · 0.1 at 0.3, so that a drawn value equals the same one written by hand.
    private static double Value(double steps, double q) =>
        q >= 1e-9 && Math.Abs(steps) < 1e12 && Math.Abs(steps * q) < 1e15 ? (double)((decimal)steps * (decimal)q) : steps * q;
}
