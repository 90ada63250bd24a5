using System.Text.Json;
using Sweep.Contracts.Specs;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Files;

/// <summary>One JSON object a line. The text is a string; the label a string, a number or a boolean.</summary>
internal static class JsonLinesRows
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static void Read(string file, string content, DatasetSpec spec, RowCollector rows)
    {
        (string Text, string Label)? keys = null;
        foreach (var (line, text) in TextLines.NotBlank(content))
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                using var row = JsonDocument.Parse(text, Strict);
                if (row.RootElement.ValueKind != JsonValueKind.Object)
                {
                    rows.Problems.Add(file, line, $"{Article(row.RootElement.ValueKind)} where an object should be: a line is {{\"text\": …, \"label\": …}}");
                    continue;
                }

                keys ??= FindKeys(row.RootElement, spec, file, line, rows.Problems);
                if (keys is null)
                    return;
                Add(row.RootElement, keys.Value, file, line, rows);
            }
            catch (JsonException e)
            {
                if (line == 1 && text.TrimStart().StartsWith('['))
                {
                    rows.Problems.Add(file, line, "a JSON array over several lines; write one object a line, without brackets and commas around them");
                    return;
                }

                rows.Problems.Add(file, line, "not a JSON object on one line", (int)(e.BytePositionInLine ?? -1) + 1);
            }
            catch (InvalidOperationException)
            {
                rows.Problems.Add(file, line, "a string with half of a surrogate pair, which is no text");
            }
        }
    }

    private static (string, string)? FindKeys(JsonElement row, DatasetSpec spec, string file, int line, ProblemList problems)
    {
        var names = row.EnumerateObject().Select(property => property.Name).ToList();
        return ColumnFinder.Find(names, spec, file, line, problems) is { } at ? (names[at.Text], names[at.Label]) : null;
    }

    private static void Add(JsonElement row, (string Text, string Label) keys, string file, int line, RowCollector rows)
    {
        if (!row.TryGetProperty(keys.Text, out var text) || text.ValueKind != JsonValueKind.String)
            rows.Problems.Add(file, line, $"'{keys.Text}' should be a string");
        else if (!row.TryGetProperty(keys.Label, out var label) || label.ValueKind == JsonValueKind.Null)
            rows.Add(text.GetString()!, "", file, line);
        else if (label.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            rows.Problems.Add(file, line, $"'{keys.Label}' should be a string, a number or a boolean");
        else
            rows.Add(text.GetString()!, label.ToString(), file, line);
    }

    private static string Article(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a bare value",
    };
}
