using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sweep.Benchmarks;

internal static class BenchmarkReport
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    /// <summary>A line a row as it is measured, or, for programs, one document in the end.</summary>
    public static async Task PrintAsync(IAsyncEnumerable<BenchmarkRow> rows, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(await rows.ToListAsync(), Options));
            return;
        }

        output.WriteLine($"{"name",-42} {"value",10} {"unit",-12} {"peer",-34} {"value",10} {"ratio",7} {"target",7} met");
        await foreach (var row in rows)
        {
            output.WriteLine(
                $"{row.Name,-42} {Number(row.Value, "0.##"),10} {row.Unit,-12} {row.Peer,-34} {Number(row.PeerValue, "0.##"),10} {Number(row.Ratio, "0.00"),7} {Number(row.Target, "0.0"),7} {row.Met switch { true => "yes", false => "no", null => "" }}");
        }
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
