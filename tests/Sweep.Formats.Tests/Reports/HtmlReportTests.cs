using System.Text.RegularExpressions;
using Sweep.Formats.Plots;
using Sweep.Formats.Reports;
using Sweep.Formats.Tests.Tables;

namespace Sweep.Formats.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private static readonly string English = Create(SampleStudy.Results, "en");

    [Fact]
    public void The_page_fetches_nothing()
    {
        Assert.DoesNotContain("http", English, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", English, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", English, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", English, StringComparison.OrdinalIgnoreCase);
        Assert.All(Sources().Matches(English), source => Assert.StartsWith("data:image/png;base64,", source.Groups[1].Value, StringComparison.Ordinal));
        Assert.Single(Sources().Matches(English));
    }

    [Fact]
    public void What_users_wrote_cannot_become_markup()
    {
        const string attack = "<img src=x onerror=\"alert('1')\">&";
        var results = SampleStudy.Results with
        {
            Study = SampleStudy.Row(attack),
            Tables = [SampleTables.Units with { Title = attack }],
        };

        var page = Create(results, "en");

        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>epoch", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;epoch&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("label &amp; was", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_the_data_were_and_what_failed()
    {
        Assert.Contains("reviews: 3000 texts, 1480 of them labelled positive and 1520 labelled negative; 12.3 words a text on average, 40 at most.", English, StringComparison.Ordinal);
        Assert.Contains("5 finished, 1 failed, 6 in all.", English, StringComparison.Ordinal);
        Assert.Contains("2026-01-02 03:04 UTC", English, StringComparison.Ordinal);
        Assert.Contains("exercises-1/6: =loss", English, StringComparison.Ordinal);
    }

    [Fact]
    public void It_explains_noise_and_describes_its_pictures()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", English.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("what was seen may be chance", English, StringComparison.Ordinal);
        Assert.Contains("<img alt=\"Learning curves of units\"", English, StringComparison.Ordinal);
        Assert.Contains("<caption>* best mean val acc over the trials that learned, chosen on validation.", English, StringComparison.Ordinal);
        Assert.Contains("<p class=\"question\">How many units?</p>", English, StringComparison.Ordinal);
        Assert.Contains("<p class=\"conclusion\">Conclusion: units=[128, 64] is better than the baseline in val acc, by 0.030.", English, StringComparison.Ordinal);
        Assert.Contains("+0.030 (95 % interval +0.010 to +0.050)", English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Spanish_page_is_Spanish_throughout()
    {
        var page = Create(SampleStudy.Results, "es");

        Assert.Contains("<html lang=\"es\">", page, StringComparison.Ordinal);
        Assert.Contains("Los ejercicios del curso sobre un clasificador de texto recurrente", page, StringComparison.Ordinal);
        Assert.Contains("units: Unidades de las dos capas recurrentes", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"verdict\">sin evidencia</td>", page, StringComparison.Ordinal);
        Assert.Contains("lo visto puede ser azar", page, StringComparison.Ordinal);
        Assert.DoesNotContain("baseline to", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_texts_is_marked_as_the_English_it_gets() =>
        Assert.Contains("<html lang=\"en\">", Create(SampleStudy.Results, "fr"), StringComparison.Ordinal);

    private static string Create(StudyResults results, string language)
    {
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var plot = LearningCurves.ToPng(SampleStudy.Results, "units", culture);
        return HtmlReport.Create(results, new Dictionary<string, byte[]> { ["units"] = plot }, culture);
    }

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Sources();
}
