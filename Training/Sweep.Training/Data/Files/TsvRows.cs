using Sweep.Contracts.Specs;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Files;

/// <summary>
/// Tab-separated rows, as public sentiment sets are written: no escapes, a quote mark is an ordinary character. The first
/// line is a header if it names both columns, or if the spec names one; otherwise every line is TEXT, tab, LABEL.
/// </summary>
internal static class TsvRows
{
    public static void Read(string file, string content, DatasetSpec spec, RowCollector rows)
    {
        (int Text, int Label) at = (0, 1);
        var width = 2;
        var first = true;
        foreach (var (line, text) in TextLines.NotBlank(content))
        {
            var fields = text.Split('\t');
            if (first)
            {
                first = false;
                if (spec.TextColumn is not null || spec.LabelColumn is not null || ColumnFinder.LooksLikeHeader(fields))
                {
                    if (ColumnFinder.Find(fields, spec, file, line, rows.Problems) is not { } found)
                        return;
                    at = found;
                    width = fields.Length;
                    continue;
                }
            }

            if (fields.Length == width)
                rows.Add(fields[at.Text], fields[at.Label], file, line);
            else if (text.Trim().Length > 0)
                rows.Problems.Add(file, line, Mismatch(fields.Length, width));
        }
    }

    private static string Mismatch(int found, int width) => (found, width) switch
    {
        (1, 2) => "no tab: a row is the text, a tab and its label",
        _ => $"{found} columns where there should be {width}",
    };
}
