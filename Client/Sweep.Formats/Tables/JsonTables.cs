using System.Text;
using System.Text.Json;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>Tables as a JSON list; the shape is part of the command line's contract.</summary>
internal static class JsonTables
{
    public static void Write(IReadOnlyList<ComparisonTable> tables, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var table in tables)
                Write(json, table);
            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>The verdict as programs read it, such as <c>no evidence</c>.</summary>
    public static string Name(Verdict verdict) => HyperparameterSchema.NameOf(verdict).Replace('_', ' ');

    private static void Write(Utf8JsonWriter json, ComparisonTable table)
    {
        json.WriteStartObject();
        json.WriteString("sweep", table.Sweep);
        json.WriteString("title", table.Title);
        json.WriteStartArray("factors");
        foreach (var factor in table.Factors)
            json.WriteStringValue(factor);
        json.WriteEndArray();
        WriteNumber(json, "baseline", table.Baseline);
        json.WriteNumber("reused", table.Reused);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
            JsonRow.Write(json, table, row);
        json.WriteEndArray();
        WriteFacts(json, table);
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, ComparisonTable table)
    {
        json.WriteStartObject("question");
        foreach (var (language, question) in table.Question.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            json.WriteString(language, question);
        json.WriteEndObject();
        json.WriteStartObject("metric");
        json.WriteString("name", table.Metric.Name);
        json.WriteString("goal", HyperparameterSchema.NameOf(table.Metric.Goal));
        json.WriteEndObject();
        json.WriteNumber("configurations", table.Configurations);
        WriteNumber(json, "margin", table.Margin);
        json.WriteNumber("look", table.Look);
        json.WriteNumber("confidence", table.Confidence);
        json.WriteNumber("missing", table.Missing);
        WriteNumber(json, "spread", table.Spread);
        json.WriteNumber("freedom", table.Freedom);
        WriteNumber(json, "detectable", table.Detectable);
        WriteNumber(json, "seeds_to_tell", table.SeedsToTell);
        WriteNumber(json, "trials_to_tell", table.TrialsToTell);
        WriteNumber(json, "distinct_words", table.DistinctWords);
        WriteNumber(json, "longest_text", table.LongestText);
        json.WriteStartArray("same");
        foreach (var same in table.Same)
        {
            json.WriteStartObject();
            json.WriteStartArray("rows");
            foreach (var row in same.Rows)
                json.WriteNumberValue(row);
            json.WriteEndArray();
            WriteNumber(json, "spread", same.Spread);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (table.Target is { } target)
        {
            json.WriteStartObject("target");
            json.WriteNumber("trial", target.Trial);
            json.WriteNumber("finished", target.Finished);
            json.WriteNumber("untrained", target.Untrained);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("target");
        }
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
