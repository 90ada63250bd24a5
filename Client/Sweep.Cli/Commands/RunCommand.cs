using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Live;

namespace Sweep.Cli.Commands;

internal static class RunCommand
{
    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Train every trial, also those whose results an earlier study has" };

    public static Command Create(CommandHost host)
    {
        var spec = new SpecArguments();
        var run = new StudyRunOptions();
        var precision = new PrecisionRun();
        var command = new Command("run", "Run a spec file or a built-in study, then print its tables and write its report");
        spec.AddTo(command);
        run.AddTo(command);
        command.Add(Fresh);
        precision.AddTo(command);
        command.SetAction(host.Local(async (session, parse, cancellation) =>
        {
            run.Check(parse);
            // All of the spec is checked before a silo is even started.
            var study = precision.FirstStage(parse, spec.Load(parse, parse.GetValue(Fresh)), run.Read(parse, "").Detach);
            await using var connection = await host.ConnectAsync(parse, trains: true, cancellation);
            var dataset = await DownloadProgressView.ShowAsync(
                session, progress => connection.Client.DescribeDatasetAsync(study.Dataset, progress, cancellation));
            foreach (var warning in dataset.Warnings)
                session.Notes.WriteLine($"Note: {warning}");

            if (await NoiseNote.OfAsync(connection.Client, study, dataset) is { } note)
                session.Notes.WriteLine(note);
            var row = await connection.Client.SubmitAsync(study, dataset);
            if (await precision.ExtendAsync(session, connection, parse, row, cancellation) is not { } extended)
                return ExitCode.Interrupted;
            row = extended;
            return await StudyRun.FollowAsync(session, connection, row, run.Read(parse, row.Id), cancellation);
        }));
        return command;
    }
}
