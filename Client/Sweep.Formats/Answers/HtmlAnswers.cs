using System.Globalization;
using System.Net;
using System.Text;

namespace Sweep.Formats.Answers;

/// <summary>Answers as a section of a report.</summary>
internal static class HtmlAnswers
{
    public static void Add(StringBuilder html, AnswersSheet sheet)
    {
        html.AppendLine(CultureInfo.InvariantCulture, $"<section class=\"answers\">\n<h3>{Encode(sheet.Title)}</h3>");
        foreach (var section in sheet.Sections)
            Add(html, section);
        foreach (var note in sheet.Notes)
            html.AppendLine(CultureInfo.InvariantCulture, $"<p>{Encode(note)}</p>");
        html.AppendLine("</section>");
    }

    /// <summary>A table; a long one only when the reader opens it.</summary>
    private static void Add(StringBuilder html, AnswersSection section)
    {
        html.AppendLine(section.IsDetail ? $"<details>\n<summary>{Encode(section.Title)}</summary>" : $"<h4>{Encode(section.Title)}</h4>");
        html.Append("<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (var column in section.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(column)}>{Encode(column.Head)}</th>");
        html.AppendLine("</tr></thead>\n<tbody>");
        foreach (var row in section.Rows)
        {
            html.Append("<tr>");
            foreach (var (column, cell) in section.Columns.Zip(row))
                html.Append(CultureInfo.InvariantCulture, $"<td{Class(column)}>{Encode(cell)}</td>");
            html.AppendLine("</tr>");
        }

        html.AppendLine(CultureInfo.InvariantCulture, $"</tbody></table></div>\n<p>{Encode(section.Note)}</p>");
        if (section.IsDetail)
            html.AppendLine("</details>");
    }

    private static string Class(AnswersColumn column) => column.Kind switch
    {
        AnswersColumnKind.Number => " class=\"number\"",
        AnswersColumnKind.Prose => " class=\"prose\"",
        _ => "",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
