using Sweep.Formats.Resources;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Plots;

/// <summary>What a picture of learning curves says in words.</summary>
internal sealed class CurveWords(Text text, IReadOnlyList<LearningCurve> curves)
{
    /// <summary>A curve's name, with how many of its seeds never learned.</summary>
    public static string Label(LearningCurve curve, Text text) =>
        curve.Dead == 0 ? curve.Label : text.Get("CurveDead", curve.Label, curve.Dead, curve.Seeds.Count);

    /// <summary>The lines above the picture.</summary>
    /// <param name="sweep">The sweep's name.</param>
    /// <param name="of">Its curves, drawn or not.</param>
    public IReadOnlyList<string> Lines(string sweep, int of)
    {
        var shown = of > curves.Count ? text.Get("CurvesShown", curves.Count, of) : null;
        string?[] lines =
        [
            text.Get("CurvesTitle", sweep),
            text.Get("CurvesLines"),
            text.Get("CurvesRing"),
            HasMarks ? text.Get("CurvesEpochs") : null,
            Joined(shown, Band),
        ];
        return [.. lines.OfType<string>().Where(line => line.Length > 0)];
    }

    /// <summary>All of it in sentences.</summary>
    public string Explanation =>
        Joined(text.Get("CurvesExplained"), HasMarks ? text.Get("CurvesEpochsExplained") : null, Band);

    private bool HasMarks => curves.Any(curve => curve.Marks.Count > 0);

    /// <summary>How much the spread of the seeds says about the next one; null for one seed.</summary>
    private string? Band
    {
        get
        {
            var seeds = curves.Select(curve => curve.Seeds.Count - curve.Dead).DefaultIfEmpty().Max();
            var inside = new TableWords(text).Percent((seeds - 1.0) / (seeds + 1));
            return seeds < 2 ? null : text.Get("CurvesBand", seeds, inside);
        }
    }

    private static string Joined(params ReadOnlySpan<string?> sentences) =>
        string.Join(' ', sentences.ToArray().OfType<string>());
}
