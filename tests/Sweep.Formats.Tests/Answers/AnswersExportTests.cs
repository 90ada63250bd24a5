using System.Text;
using System.Text.Json.Nodes;
using Sweep.Formats.Answers;
using Sweep.Formats.Tests.Tables;

namespace Sweep.Formats.Tests.Answers;

/// <summary>Answers for other programs, and in the report.</summary>
public sealed class AnswersExportTests
{
    [Fact]
    public void Csv_has_a_line_a_configuration()
    {
        var lines = SampleAnswers.Write(AnswersFormat.Csv, "es", SampleAnswers.Recurrence, SampleAnswers.Unanswered).TrimEnd().Split('\n');

        Assert.StartsWith(
            "sweep,model,trials,true_positive,false_positive,true_negative,false_negative,accuracy,precision,recall,f1,roc_auc,brier,calibration_error,"
            + "negated_answers,negated_accuracy,plain_answers,plain_accuracy,bin0_answers,bin0_predicted,bin0_observed,",
            lines[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("recurrence,lstm,2,450,50,560,60,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",0.9,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",200,0.52,920,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",1120,0.25,0.3125,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("recurrence,lstm,0,,,,,", lines[3], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(letter => letter == ','), line.Count(letter => letter == ',')));
    }

    [Fact]
    public void Json_has_everything()
    {
        var sweep = JsonNode.Parse(SampleAnswers.Write(AnswersFormat.Json, "es", SampleAnswers.Recurrence))!.AsArray().Single()!;

        Assert.Equal(("recurrence", "good", "negated"), ((string?)sweep["sweep"], (string?)sweep["positive_label"], (string?)sweep["groups"]![0]));
        var row = sweep["rows"]![1]!;
        Assert.Equal(("pooling", 2, 0.52), ((string?)row["values"]![0], (int)row["trials"]!, (double)row["groups"]![0]!["accuracy"]!));
        Assert.Equal((400, 0.8, 0.9), ((int)row["answers"]!["confusion"]!["true_positive"]!, (double)row["answers"]!["confusion"]!["precision"]!, (double)row["answers"]!["auc"]!));
        Assert.Equal(0.3125, (double)row["answers"]!["calibration"]![2]!["positive_share"]!);
        Assert.Equal((17, 0.0312), ((int)sweep["missed"]!["texts"]![0]!["row"]!, (double)sweep["missed"]!["texts"]![0]!["probability"]!));
        Assert.Equal("never_learned", (string?)sweep["unanswered"]![1]!["reason"]);
    }

    [Fact]
    public void The_report_shows_whole_texts_and_the_bins_and_no_markup_of_the_data()
    {
        var missed = SampleAnswers.Recurrence.Missed.Texts[0] with { Text = "<b>good</b> " + new string('x', 300) };
        var html = new StringBuilder();

        HtmlAnswers.Add(html, AnswersSheet.Of(SampleAnswers.Recurrence with { Missed = new([missed], 1, 1000) }, SampleTables.English));

        var page = html.ToString();
        Assert.Contains($"<td class=\"prose\">&lt;b&gt;good&lt;/b&gt; {new string('x', 300)}</td>", page, StringComparison.Ordinal);
        Assert.Contains("<summary>Calibration</summary>", page, StringComparison.Ordinal);
        Assert.Contains("<td>lstm (baseline)</td><td class=\"number\">0.2 to 0.3</td><td class=\"number\">1,120</td><td class=\"number\">0.250</td><td class=\"number\">0.313</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"number\">negated</th>", page, StringComparison.Ordinal);
    }
}
