using Sweep.Formats.Resources;

namespace Sweep.Formats.Plots;

/// <summary>What a picture of learning curves says in words.</summary>
internal sealed class CurveWords(Text text, IReadOnlyList<LearningCurve> curves)
{
    /// <summary>A configuration's name, with how many of its seeds never learned.</summary>
    public static string Label(LearningCurve curve, Text text) =>
        curve.Dead == 0 ? curve.Label : text.Get("CurveDead", curve.Label, curve.Dead, curve.Seeds.Count);

    /// <summary>The lines above the picture.</summary>
    /// <param name="sweep">The sweep's name.</param>
    /// <param name="of">Its configurations that have a curve.</param>
    public IReadOnlyList<string> Lines(string sweep, int of)
    {
        var shown = of > curves.Count ? text.Get("CurvesShown", curves.Count, of) : null;
        string?[] last = [IsOneTraining ? text.Get("CurvesEpochs") : shown, Band];
        return [text.Get("CurvesTitle", sweep), text.Get("CurvesLines"), string.Join(' ', last.OfType<string>())];
    }

    /// <summary>All of it in sentences.</summary>
    public string Explanation
    {
        get
        {
            List<string?> sentences = [text.Get("CurvesExplained"), IsOneTraining ? text.Get("CurvesEpochsExplained") : null, Band];
            return string.Join(' ', sentences.OfType<string>());
        }
    }

    private bool IsOneTraining => curves is [{ Marks.Count: > 0 }];

    /// <summary>How much the spread of the seeds says about the next one; null for one seed.</summary>
    private string? Band
    {
        get
        {
            var seeds = curves.Select(curve => curve.Seeds.Count - curve.Dead).DefaultIfEmpty().Max();
            return seeds < 2 ? null : text.Get("CurvesBand", seeds, ((seeds - 1.0) / (seeds + 1)).ToString("P0", text.Language));
        }
    }
}
