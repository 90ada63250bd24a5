using System.CommandLine;
using Spectre.Console;
using Sweep.Client;
using Sweep.Contracts.Results;
using Sweep.Formats.Export;
using Sweep.Formats.Export.TensorBoard;

namespace Sweep.Cli.Commands;

internal static class ExportCommand
{
    private const string TensorBoard = "tensorboard";

    private static readonly Dictionary<string, ExportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["csv"] = ExportFormat.Csv,
        ["jsonl"] = ExportFormat.JsonLines,
        ["parquet"] = ExportFormat.Parquet,
    };

    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create();
        var format = new Option<string>("--format") { Description = "csv, jsonl, parquet or tensorboard", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong([.. Formats.Keys, TensorBoard]);
        var epochs = new Option<bool>("--epochs") { Description = "Every epoch, instead of one row a trial" };
        var output = new Option<string?>("--out") { Description = "File to write (default: standard output; parquet needs a file), or tensorboard's folder", HelpName = "PATH" };
        var command = new Command("export", "Export a study's trials or epochs") { id, format, epochs, output };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            var (name, path) = (parse.GetRequiredValue(format), parse.GetValue(output));
            if (name == TensorBoard)
                await WriteFolderAsync(connection.Client, study, path, cancellation);
            else if (path is not null)
                await WholeFile.WriteAsync(path, stream => WriteAsync(connection.Client, study, Formats[name], parse.GetValue(epochs), stream, cancellation));
            else
                await PrintAsync(connection.Client, study, Formats[name], parse.GetValue(epochs), cancellation);
            if (path is not null)
                session.Notes.WriteLine($"Wrote {path}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task WriteFolderAsync(SweepClient client, StudyRow study, string? folder, CancellationToken cancellation)
    {
        if (folder is null || File.Exists(folder))
            throw new UsageException("TensorBoard reads a folder; name one with --out DIR.");
        await TensorBoardExport.WriteAsync(study, client.GetTrialsAsync(study.Id), client.GetEpochsAsync(study.Id), folder, cancellation);
    }

    private static async Task PrintAsync(SweepClient client, StudyRow study, ExportFormat format, bool epochs, CancellationToken cancellation)
    {
        if (format is ExportFormat.Parquet)
            throw new UsageException("A parquet file is no text; say where to write it with --out FILE.");
        await using var standard = Console.OpenStandardOutput();
        await WriteAsync(client, study, format, epochs, standard, cancellation);
    }

    private static Task WriteAsync(SweepClient client, StudyRow study, ExportFormat format, bool epochs, Stream stream, CancellationToken cancellation) => epochs
        ? TrialExporter.WriteEpochsAsync(client.GetEpochsAsync(study.Id), study.Metrics, format, stream, cancellation)
        : TrialExporter.WriteTrialsAsync(client.GetTrialsAsync(study.Id), study.Metrics, format, stream, cancellation);
}
