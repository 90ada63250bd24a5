using System.Globalization;
using System.Net;
using System.Text;
using Sweep.Formats.Answers;
using Sweep.Formats.Plots;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Reports;

/// <summary>A study's report as one HTML page that needs nothing else: tables, sentences and pictures.</summary>
internal static class HtmlReport
{
    /// <param name="results">The study.</param>
    /// <param name="plots">A PNG file for each sweep, by name.</param>
    /// <param name="language">Language of the words in it.</param>
    public static string Create(StudyResults results, IReadOnlyDictionary<string, byte[]> plots, CultureInfo language)
    {
        var text = new Text(language);
        var (study, html) = (results.Study, new StringBuilder());
        var title = Encode(text.Get("ReportTitle", study.Id));
        Line(html, $"<!DOCTYPE html>\n<html lang=\"{text.Get("Language")}\">\n<head>\n<meta charset=\"utf-8\">");
        Line(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line(html, $"<title>{title}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>\n<main>");
        Line(html, $"<h1>{title}</h1>");
        if (study.Spec.Description is { } description)
            Line(html, $"<p>{Encode(text.Description(description))}</p>");
        AddFacts(html, results, text);
        Line(html, $"<h2>{Encode(text.Get("ReportHow"))}</h2>\n<p>{Encode(text.Get("ReportHowText"))}</p>");
        foreach (var table in results.Tables)
        {
            AddTable(html, table, text);
            if (plots.TryGetValue(table.Sweep, out var plot))
                AddPlot(html, table, plot, LearningCurves.Explanation(results, table.Sweep, text), text);
            Line(html, "</section>");
            if (results.Answers.FirstOrDefault(answers => answers.Sweep == table.Sweep) is { } answers)
                HtmlAnswers.Add(html, AnswersSheet.Of(answers, language));
        }

        Line(html, $"<h2>{Encode(text.Get("ReportSpec"))}</h2>\n<pre>{Encode(study.Spec.Source)}</pre>");
        Line(html, "</main>\n</body>\n</html>");
        return html.ToString();
    }

    private static void AddFacts(StringBuilder html, StudyResults results, Text text)
    {
        var (study, data) = (results.Study, results.Study.Dataset);
        var failed = results.Trials.Count(t => t.State is TrialState.Failed);
        var finished = results.Trials.Count(t => t.State is TrialState.Completed or TrialState.Stopped);
        Line(html, "<dl>");
        AddFact("ReportData", text.Get(
            "ReportDataText", data.Name, data.Rows,
            data.Positive, data.PositiveLabel, data.Rows - data.Positive, data.NegativeLabel,
            data.MeanWords.ToString("0.0", text.Language), data.LongestWords));
        AddFact("ReportSeeds", text.Get("ReportSeedsText", SeedCounts.InWords(study.Spec), study.Spec.Seed));
        AddFact("ReportTrials", text.Get("ReportTrialsText", finished, failed, results.Trials.Count));
        var started = study.CreatedAt.ToUniversalTime();
        AddFact("ReportStarted", started.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        foreach (var warning in data.Warnings)
            AddFact("ReportWarning", warning);
        foreach (var trial in results.Trials.Where(t => t.State is TrialState.Failed))
            AddFact("ReportErrors", $"{trial.Id}: {trial.Error}");
        Line(html, "</dl>");

        void AddFact(string name, string value) =>
            Line(html, $"<dt>{Encode(text.Get(name))}</dt><dd>{Encode(value)}</dd>");
    }

    private static void AddTable(StringBuilder html, ComparisonTable table, Text text)
    {
        var columns = TableColumns.All(table, text);
        Line(html, $"<section>\n<h2>{Encode(table.Sweep)}: {Encode(text.Title(table.Sweep, table.Title))}</h2>");
        if (TableQuestion.Of(table, text.Language) is { } question)
            Line(html, $"<p class=\"question\">{Encode(question)}</p>");
        Line(html, "<div class=\"scroll\"><table>");
        Line(html, $"<caption>{Encode(string.Join(' ', TableLegend.Of(table, text, "*")))}</caption>\n<thead><tr>");
        foreach (var column in columns)
            html.Append($"<th scope=\"col\"{Class(column)}>{Encode(column.Head)}</th>");
        Line(html, "</tr></thead>\n<tbody>");
        foreach (var row in table.Rows)
        {
            var verdict = JsonTables.Name(row.Verdict).Replace(' ', '-');
            html.Append($"<tr class=\"{verdict}{(row.IsBest ? " best" : "")}\">");
            foreach (var (index, column) in columns.Index())
            {
                var mark = row.IsBest && index == 0 ? "* " : "";
                html.Append($"<td{Class(column)}>{mark}{Encode(column.Cell(row))}</td>");
            }

            Line(html, "</tr>");
        }

        Line(html, $"</tbody></table></div>\n<p>{Encode(TableSentences.Of(table, text))}</p>");
        Line(html, $"<p class=\"conclusion\">{Encode(TableConclusion.Of(table, text))}</p>");
    }

    private static void AddPlot(StringBuilder html, ComparisonTable table, byte[] plot, string explanation, Text text)
    {
        var alternative = Encode(text.Get("ReportCurves", table.Sweep));
        Line(html, $"<img alt=\"{alternative}\" src=\"data:image/png;base64,{Convert.ToBase64String(plot)}\">");
        Line(html, $"<p>{Encode(explanation)}</p>");
    }

    /// <summary>A line of text, whose numbers have been written in the page's language before.</summary>
    private static void Line(StringBuilder html, string line) => html.AppendLine(line);

    private static string Class(TableColumn column) => column.Kind switch
    {
        ColumnKind.Number => " class=\"number\"",
        ColumnKind.Verdict => " class=\"verdict\"",
        _ => "",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
