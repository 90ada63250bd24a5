using System.Globalization;

namespace Sweep.Dashboard.Charts;

/// <summary>Colours of charts on light and dark ground.</summary>
internal static class ChartColors
{
    /// <summary>Okabe and Ito (2008): told apart by people who see colours otherwise too. Darker on light ground.</summary>
    private static readonly string[] OnLight = ["#0072b2", "#c14b00", "#007a5a", "#9b4f80", "#8a6d00", "#2a7fb8", "#6b4c2a", "#7f3fbf", "#b3261e", "#3c6e00"];

    private static readonly string[] OnDark = ["#56b4e9", "#ff9d57", "#4fd1a5", "#e39bc6", "#f0c756", "#8ab8f2", "#d2a679", "#c9a2f5", "#ff9c93", "#a9d66b"];

    /// <summary>Of words, of lines of the grid, of labels' ground.</summary>
    public static (string Ink, string Grid, string Ground) Of(bool dark) => dark ? ("#e6ebf1", "#33404e", "#18202a") : ("#1c2733", "#d5dae1", "#ffffff");

    /// <summary>The colour of the n-th thing; they repeat after ten.</summary>
    public static string Series(int index, bool dark) => (dark ? OnDark : OnLight)[index % OnLight.Length];

    /// <summary>Of numbers: plotly.js' name of a scale that keeps its order in grey and for all eyes.</summary>
    public const string Scale = "Viridis";

    /// <summary>Of what never learned.</summary>
    public static string Dead(bool dark) => dark ? "#8d959e" : "#8a8f95";

    /// <summary>The same, seen through.</summary>
    public static string Faint(string color, double opacity) => string.Create(CultureInfo.InvariantCulture,
        $"rgba({Part(color, 1)},{Part(color, 3)},{Part(color, 5)},{opacity})");

    private static int Part(string color, int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
