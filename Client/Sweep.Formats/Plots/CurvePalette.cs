using ScottPlot;

namespace Sweep.Formats.Plots;

/// <summary>
/// The colours of curves: Paul Tol's muted scheme, which people who see colours otherwise tell apart, too. It has no
/// brown, and its grey is left out, because grey is kept for the seeds that never learned.
/// </summary>
internal static class CurvePalette
{
    public static readonly Color Dead = new(128, 128, 128, 170);

    /// <summary>Neighbours differ most.</summary>
    public static IReadOnlyList<Color> Curves { get; } =
    [
        new(51, 34, 136), new(204, 102, 119), new(17, 119, 51), new(136, 204, 238), new(136, 34, 85), new(68, 170, 153),
        new(221, 204, 119), new(170, 68, 153), new(153, 153, 51),
    ];
}
