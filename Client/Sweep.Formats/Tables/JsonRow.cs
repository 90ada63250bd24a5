using System.Text.Json;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>A row of a table as JSON.</summary>
internal static class JsonRow
{
    public static void Write(Utf8JsonWriter json, ComparisonTable table, TableRow row)
    {
        json.WriteStartObject();
        json.WriteStartObject("values");
        foreach (var (factor, value) in table.Factors.Zip(row.Values))
        {
            json.WritePropertyName(factor);
            json.WriteRawValue(value.Json);
        }

        json.WriteEndObject();
        JsonTables.WriteNumber(json, "parameters", row.Parameters);
        json.WriteNumber("trials", row.Trials);
        JsonTables.WriteNumber(json, "seconds_per_epoch", row.SecondsPerEpoch);
        foreach (var (name, estimate) in table.Metrics.Names.Zip(row.Metrics))
        {
            Begin(json, name, estimate?.Mean, estimate?.Ci95Low, estimate?.Ci95High);
            json.WriteEndObject();
        }

        WriteDifference(json, row);
        WriteLearning(json, row);
        json.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter json, TableRow row)
    {
        var difference = row.Difference;
        Begin(json, "difference", difference?.Mean, difference?.Ci95Low, difference?.Ci95High);
        json.WriteString("verdict", JsonTables.Name(row.Verdict));
        JsonTables.WriteNumber(json, "new_texts_low", difference?.NewTextsLow);
        JsonTables.WriteNumber(json, "new_texts_high", difference?.NewTextsHigh);
        JsonTables.WriteNumber(json, "margin_bound", difference?.MarginBound);
        JsonTables.WriteNumber(json, "pairs", difference?.Pairs);
        json.WriteString("reason", difference?.Reason is { } reason ? HyperparameterSchema.NameOf(reason) : null);
        json.WriteEndObject();
    }

    private static void WriteLearning(Utf8JsonWriter json, TableRow row)
    {
        json.WriteNumber("planned", row.Planned);
        json.WriteStartObject("learned");
        JsonTables.WriteNumber(json, "count", row.Learned?.Count);
        JsonTables.WriteNumber(json, "of", row.Learned?.Of);
        JsonTables.WriteNumber(json, "ci95_low", row.Learned?.Low);
        JsonTables.WriteNumber(json, "ci95_high", row.Learned?.High);
        json.WriteEndObject();
        Begin(json, "live", row.Live?.Mean, row.Live?.Ci95Low, row.Live?.Ci95High);
        json.WriteEndObject();
        JsonTables.WriteNumber(json, "shrunken", row.Shrunken);
        json.WriteString("learning_verdict", row.Learning is { } learning ? JsonTables.Name(learning) : null);
        json.WriteStartObject("facts");
        foreach (var (name, value) in row.Facts.Values)
            JsonTables.WriteNumber(json, name, value);
        json.WriteEndObject();
        json.WriteBoolean("shares_training", row.SharesTraining);
        json.WriteBoolean("own_spread", row.OwnSpread);
    }

    /// <summary>Begins an object with mean and interval; the caller ends it.</summary>
    private static void Begin(Utf8JsonWriter json, string name, double? mean, double? low, double? high)
    {
        json.WriteStartObject(name);
        JsonTables.WriteNumber(json, "mean", mean);
        JsonTables.WriteNumber(json, "ci95_low", low);
        JsonTables.WriteNumber(json, "ci95_high", high);
    }
}
