using System.CommandLine;
using Spectre.Console;
using Sweep.Client;
using Sweep.Formats.Export;

namespace Sweep.Cli.Commands;

internal static class ExportCommand
{
    private static readonly Dictionary<string, ExportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["csv"] = ExportFormat.Csv,
        ["jsonl"] = ExportFormat.JsonLines,
        ["parquet"] = ExportFormat.Parquet,
    };

    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create();
        var format = new Option<string>("--format") { Description = "csv, jsonl or parquet", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var epochs = new Option<bool>("--epochs") { Description = "Every epoch, instead of one row a trial" };
        var output = new Option<string?>("--out") { Description = "File to write (default: standard output; parquet needs a file)", HelpName = "FILE" };
        var command = new Command("export", "Export a study's trials or epochs") { id, format, epochs, output };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            var chosen = Formats[parse.GetRequiredValue(format)];
            if (parse.GetValue(output) is not { } path)
            {
                if (chosen is ExportFormat.Parquet)
                    throw new UsageException("A parquet file is no text; say where to write it with --out FILE.");
                await using var standard = Console.OpenStandardOutput();
                await WriteAsync(connection.Client, study.Id, chosen, parse.GetValue(epochs), standard, cancellation);
                return ExitCode.Done;
            }

            await WholeFile.WriteAsync(path, stream => WriteAsync(connection.Client, study.Id, chosen, parse.GetValue(epochs), stream, cancellation));
            session.Notes.WriteLine($"Wrote {path}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Task WriteAsync(SweepClient client, string study, ExportFormat format, bool epochs, Stream stream, CancellationToken cancellation) => epochs
        ? TrialExporter.WriteEpochsAsync(client.GetEpochsAsync(study), format, stream, cancellation)
        : TrialExporter.WriteTrialsAsync(client.GetTrialsAsync(study), format, stream, cancellation);
}
