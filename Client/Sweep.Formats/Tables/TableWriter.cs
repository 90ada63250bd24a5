using System.Globalization;
using Sweep.Formats.Resources;
using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>Writes comparison tables.</summary>
public static class TableWriter
{
    /// <param name="tables">The tables, in order.</param>
    /// <param name="format">How to write them.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">Language of words and numbers, where the format is for people.</param>
    public static void Write(
        IReadOnlyList<ComparisonTable> tables, TableFormat format, TextWriter output, CultureInfo language)
    {
        switch (format)
        {
            case TableFormat.Json:
                JsonTables.Write(tables, output);
                break;
            case TableFormat.Csv:
                CsvTables.Write(tables, output);
                break;
            case TableFormat.Markdown:
                MarkdownTables.Write(tables, output, new Text(language));
                break;
            default:
                TextTables.Write(tables, output, new Text(language));
                break;
        }
    }
}
