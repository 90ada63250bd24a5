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

    /// <summary>The verdict as programs read it: baseline, better, worse or no evidence.</summary>
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
        if (table.Baseline is { } baseline)
            json.WriteNumber("baseline", baseline);
        else
            json.WriteNull("baseline");
        json.WriteNumber("reused", table.Reused);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
            Write(json, table, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparisonTable table, TableRow row)
    {
        json.WriteStartObject();
        json.WriteStartObject("values");
        foreach (var (factor, value) in table.Factors.Zip(row.Values))
        {
            json.WritePropertyName(factor);
            json.WriteRawValue(value.Json);
        }

        json.WriteEndObject();
        WriteNumber(json, "parameters", row.Parameters);
        json.WriteNumber("trials", row.Trials);
        WriteNumber(json, "seconds_per_epoch", row.SecondsPerEpoch);
        foreach (var (name, estimate) in table.Metrics.Names.Zip(row.Metrics))
        {
            Write(json, name, estimate?.Mean, estimate?.Ci95Low, estimate?.Ci95High);
            json.WriteEndObject();
        }

        Write(json, "difference", row.Difference?.Mean, row.Difference?.Ci95Low, row.Difference?.Ci95High);
        json.WriteString("verdict", Name(row.Verdict));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Begins an object with mean and interval; the caller ends it.</summary>
    private static void Write(Utf8JsonWriter json, string name, double? mean, double? low, double? high)
    {
        json.WriteStartObject(name);
        WriteNumber(json, "mean", mean);
        WriteNumber(json, "ci95_low", low);
        WriteNumber(json, "ci95_high", high);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
