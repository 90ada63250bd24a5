using ScottPlot;
using SkiaSharp;

namespace Sweep.Formats.Plots;

/// <summary>Two plots of equal size side by side, their legend at the right, and lines of words above.</summary>
internal static class CurveSheet
{
    private const int Width = 1400, Height = 620;
    private const int Left = 16, LineHeight = 21;
    private const float TitleSize = 17, WordSize = 14;

    /// <summary>Room that the edge of a legend takes.</summary>
    private const int LegendEdge = 30;

    /// <param name="left">The left plot.</param>
    /// <param name="right">The right plot, whose legend is shown.</param>
    /// <param name="lines">The first is the title.</param>
    public static byte[] ToPng(Plot left, Plot right, IReadOnlyList<string> lines)
    {
        PlotFont.Use(left);
        PlotFont.Use(right);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        surface.Canvas.Clear(SKColors.White);
        Write(surface.Canvas, lines);
        left.HideLegend();
        var legend = Math.Min(Width / 3, right.GetLegendImage().Width + LegendEdge);
        right.ShowLegend(Edge.Right);
        float top = lines.Count * LineHeight + Left, middle = (Width - legend) / 2;
        Draw(surface.Canvas, left, new PixelRect(0, middle, Height, top));
        Draw(surface.Canvas, right, new PixelRect(middle, Width, Height, top));
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>A plot clears the whole canvas before it draws, so it gets no more than its part.</summary>
    private static void Draw(SKCanvas canvas, Plot plot, PixelRect part)
    {
        canvas.Save();
        canvas.ClipRect(new SKRect(part.Left, part.Top, part.Right, part.Bottom));
        plot.Render(canvas, part);
        canvas.Restore();
    }

    private static void Write(SKCanvas canvas, IReadOnlyList<string> lines)
    {
        using var typeface = PlotFont.Typeface();
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var (index, line) in lines.Index())
        {
            using var font = new SKFont(typeface, index == 0 ? TitleSize : WordSize);
            canvas.DrawText(line, Left, (index + 1) * LineHeight + 4, font, paint);
        }
    }
}
