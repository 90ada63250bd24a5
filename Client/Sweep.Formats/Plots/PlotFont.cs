using System.Runtime.CompilerServices;
using ScottPlot;
using SkiaSharp;

namespace Sweep.Formats.Plots;

/// <summary>
/// The font of every plot, from this assembly: servers and containers often have none installed, and a plot would lose
/// all its words there.
/// </summary>
internal sealed class PlotFont : IFontResolver
{
    public const string Name = "Sweep Sans";

    static PlotFont() => Fonts.FontResolvers.Add(new PlotFont());

    /// <summary>Sets the font of all of a plot's words; call it once they are there.</summary>
    public static void Use(Plot plot)
    {
        RuntimeHelpers.RunClassConstructor(typeof(PlotFont).TypeHandle);
        plot.Font.Set(Name);
        plot.Legend.FontName = Name;
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing)
    {
        return fontName == Name ? Typeface() : null;
    }

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    /// <summary>The font, for words drawn next to plots.</summary>
    public static SKTypeface Typeface()
    {
        using var font = typeof(PlotFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf");
        return SKTypeface.FromStream(font);
    }
}
