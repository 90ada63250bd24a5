using System.Globalization;
using System.Net;
using System.Text;
using Sweep.Formats.Answers;
using Sweep.Formats.Plots;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Reports;

/// <summary>A study's report as one HTML page that needs nothing else: tables, sentences and pictures are in it.</summary>
internal static class HtmlReport
{
    /// <param name="results">The study.</param>
    /// <param name="plots">A PNG file for each sweep, by name.</param>
    /// <param name="language">Language of the words in it.</param>
    public static string Create(StudyResults results, IReadOnlyDictionary<string, byte[]> plots, CultureInfo language)
    {
        var text = new Text(language);
        var (study, html) = (results.Study, new StringBuilder());
        html.AppendLine(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{text.Get("Language")}\">\n<head>\n<meta charset=\"utf-8\">");
        html.AppendLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.AppendLine(CultureInfo.InvariantCulture, $"<title>{Encode(text.Get("ReportTitle", study.Id))}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>\n<main>");
        html.AppendLine(CultureInfo.InvariantCulture, $"<h1>{Encode(text.Get("ReportTitle", study.Id))}</h1>");
        if (study.Spec.Description is { } description)
            html.AppendLine(CultureInfo.InvariantCulture, $"<p>{Encode(text.Description(description))}</p>");
        AddFacts(html, results, text);
        html.AppendLine(CultureInfo.InvariantCulture, $"<h2>{Encode(text.Get("ReportHow"))}</h2>\n<p>{Encode(text.Get("ReportHowText"))}</p>");
        foreach (var table in results.Tables)
        {
            AddTable(html, table, plots.GetValueOrDefault(table.Sweep), LearningCurves.Explanation(results, table.Sweep, text), text);
            if (results.Answers.FirstOrDefault(answers => answers.Sweep == table.Sweep) is { } answers)
                HtmlAnswers.Add(html, AnswersSheet.Of(answers, language));
        }

        html.AppendLine(CultureInfo.InvariantCulture, $"<h2>{Encode(text.Get("ReportSpec"))}</h2>\n<pre>{Encode(study.Spec.Source)}</pre>\n</main>\n</body>\n</html>");
        return html.ToString();
    }

    private static void AddFacts(StringBuilder html, StudyResults results, Text text)
    {
        var (study, data) = (results.Study, results.Study.Dataset);
        var failed = results.Trials.Count(t => t.State is TrialState.Failed);
        var finished = results.Trials.Count(t => t.State is TrialState.Completed or TrialState.Stopped);
        html.AppendLine("<dl>");
        AddFact("ReportData", text.Get(
            "ReportDataText", data.Name, data.Rows, data.Positive, data.PositiveLabel, data.Rows - data.Positive, data.NegativeLabel,
            data.MeanWords.ToString("0.0", text.Language), data.LongestWords));
        AddFact("ReportSeeds", text.Get("ReportSeedsText", study.Spec.Seeds, study.Spec.Seed));
        AddFact("ReportTrials", text.Get("ReportTrialsText", finished, failed, results.Trials.Count));
        AddFact("ReportStarted", study.CreatedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        foreach (var warning in data.Warnings)
            AddFact("ReportWarning", warning);
        foreach (var trial in results.Trials.Where(t => t.State is TrialState.Failed))
            AddFact("ReportErrors", $"{trial.Id}: {trial.Error}");
        html.AppendLine("</dl>");

        void AddFact(string name, string value) =>
            html.AppendLine(CultureInfo.InvariantCulture, $"<dt>{Encode(text.Get(name))}</dt><dd>{Encode(value)}</dd>");
    }

    private static void AddTable(StringBuilder html, ComparisonTable table, byte[]? plot, string explanation, Text text)
    {
        var columns = TableColumns.All(table, text);
        html.AppendLine(CultureInfo.InvariantCulture, $"<section>\n<h2>{Encode(table.Sweep)}: {Encode(text.Title(table.Sweep, table.Title))}</h2>");
        if (TableQuestion.Of(table, text.Language) is { } question)
            html.AppendLine(CultureInfo.InvariantCulture, $"<p class=\"question\">{Encode(question)}</p>");
        html.AppendLine("<div class=\"scroll\"><table>");
        html.AppendLine(CultureInfo.InvariantCulture, $"<caption>{Encode(string.Join(' ', TableLegend.Of(table, text, "*")))}</caption>\n<thead><tr>");
        foreach (var column in columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(column)}>{Encode(column.Head)}</th>");
        html.AppendLine("</tr></thead>\n<tbody>");
        foreach (var row in table.Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr class=\"{JsonTables.Name(row.Verdict).Replace(' ', '-')}{(row.IsBest ? " best" : "")}\">");
            foreach (var (index, column) in columns.Index())
                html.Append(CultureInfo.InvariantCulture, $"<td{Class(column)}>{(row.IsBest && index == 0 ? "* " : "")}{Encode(column.Cell(row))}</td>");
            html.AppendLine("</tr>");
        }

        html.AppendLine(CultureInfo.InvariantCulture, $"</tbody></table></div>\n<p>{Encode(TableSentences.Of(table, text))}</p>");
        html.AppendLine(CultureInfo.InvariantCulture, $"<p class=\"conclusion\">{Encode(TableConclusion.Of(table, text))}</p>");
        if (plot is not null)
        {
            html.AppendLine(CultureInfo.InvariantCulture, $"<img alt=\"{Encode(text.Get("ReportCurves", table.Sweep))}\" src=\"data:image/png;base64,{Convert.ToBase64String(plot)}\">");
            html.AppendLine(CultureInfo.InvariantCulture, $"<p>{Encode(explanation)}</p>");
        }

        html.AppendLine("</section>");
    }

    private static string Class(TableColumn column) => column.Kind switch
    {
        ColumnKind.Number => " class=\"number\"",
        ColumnKind.Verdict => " class=\"verdict\"",
        _ => "",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
