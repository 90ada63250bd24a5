using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Export;

/// <summary>Writes a study's trials and epochs for other programs, row by row as they come.</summary>
public static class TrialExporter
{
    /// <summary>One row a trial: configuration, state, last epoch's numbers.</summary>
    public static Task WriteTrialsAsync(
        IAsyncEnumerable<TrialRow> trials,
        MetricSet metrics,
        ExportFormat format,
        Stream output,
        CancellationToken cancellation) =>
        WriteAsync(trials, ExportColumns.Trials(metrics), format, output, cancellation);

    /// <summary>One row an epoch.</summary>
    public static Task WriteEpochsAsync(
        IAsyncEnumerable<TrialEpoch> epochs,
        MetricSet metrics,
        ExportFormat format,
        Stream output,
        CancellationToken cancellation) =>
        WriteAsync(epochs, ExportColumns.Epochs(metrics), format, output, cancellation);

    private static Task WriteAsync<T>(
        IAsyncEnumerable<T> rows,
        IReadOnlyList<ExportColumn<T>> columns,
        ExportFormat format,
        Stream output,
        CancellationToken cancellation) => format switch
        {
            ExportFormat.Csv => CsvExport.WriteAsync(rows, columns, output, cancellation),
            ExportFormat.JsonLines => JsonLinesExport.WriteAsync(rows, columns, output, cancellation),
            _ => ParquetExport.WriteAsync(rows, columns, output, cancellation),
        };
}
