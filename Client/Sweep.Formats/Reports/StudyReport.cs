using System.Globalization;
using Sweep.Formats.Plots;

namespace Sweep.Formats.Reports;

/// <summary>A study's report as one HTML page that needs nothing else.</summary>
public static class StudyReport
{
    /// <param name="results">The study.</param>
    /// <param name="language">Language of the words in it.</param>
    public static string ToHtml(StudyResults results, CultureInfo language) => HtmlReport.Create(
        results,
        results.Study.Spec.Sweeps.ToDictionary(
            sweep => sweep.Name, sweep => LearningCurves.ToPng(results, sweep.Name, language)),
        language);
}
