using System.Text.Json;

namespace Sweep.Formats.Export;

internal static class JsonLinesExport
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, IReadOnlyList<ExportColumn<T>> columns, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            Write(json, row, columns);
            await json.FlushAsync(cancellation);
            await output.WriteAsync(NewLine, cancellation);
            json.Reset();
        }
    }

    private static void Write<T>(Utf8JsonWriter json, T row, IReadOnlyList<ExportColumn<T>> columns)
    {
        json.WriteStartObject();
        foreach (var column in columns)
        {
            json.WritePropertyName(column.Name);
            switch (column.Get(row))
            {
                case long integer:
                    json.WriteNumberValue(integer);
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumberValue(number);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case string raw when column.IsJson:
                    json.WriteRawValue(raw);
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                default:
                    json.WriteNullValue();
                    break;
            }
        }

        json.WriteEndObject();
    }
}
