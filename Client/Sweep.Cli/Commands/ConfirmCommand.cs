using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Embedded;
using Sweep.Cli.Output;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Confirmations;

namespace Sweep.Cli.Commands;

/// <summary>The best rows again, with seeds that did not choose them.</summary>
internal static class ConfirmCommand
{
    private const string Markdown = "md";

    private static readonly Option<int> Top = new("--top")
    {
        Description = "How many of the best rows, the baseline apart",
        HelpName = "N",
        DefaultValueFactory = _ => StudyConfirmation.DefaultTop,
    };

    private static readonly Option<int> Seeds = new("--seeds")
    {
        Description = "Fresh seeds of each row",
        HelpName = "N",
        DefaultValueFactory = _ => StudyConfirmation.DefaultSeeds,
    };

    private static readonly Option<string> Format = new("--format") { Description = "text or md", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };

    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A completed study of one sweep, or a sweep (exercises-1/units); or a confirmation, to show it again");
        Format.AcceptOnlyFromAmong("text", Markdown);
        var command = new Command("confirm", "Train the best rows again with fresh seeds, and judge them on texts held out until now") { id, Top, Seeds, Format };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var study = await BeginAsync(session, connection, parse, parse.GetRequiredValue(id));
            if (await FinishAsync(session, connection, study, cancellation) is not { } progress)
                return ExitCode.Interrupted;
            var table = await connection.Client.GetConfirmationAsync(study.Id);
            if (session.Json)
                JsonOutput.Write(session.Out, new { study = study.Id, progress.State, progress.Trials, progress.Reused, confirmation = table });
            else
                ConfirmationWriter.Write(table, parse.GetValue(Format) == Markdown ? ConfirmationFormat.Markdown : ConfirmationFormat.Text, session.Out, session.Language);
            return StudyResult.Report(session, progress);
        }, trains: true));
        return command;
    }

    /// <summary>The confirming study: new, or the one that was asked for before.</summary>
    private static async Task<StudyRow> BeginAsync(CommandSession session, SiloConnection connection, ParseResult parse, string id)
    {
        var (study, sweep) = await StudyArgument.ResolveAsync(connection.Client, id);
        if (study.Spec.Confirms is null)
        {
            (study, var chosen) = sweep is null ? await StudyArgument.ResolveSweepAsync(connection.Client, id) : (study, sweep);
            study = await connection.Client.ConfirmAsync(study.Id, chosen.Name, parse.GetValue(Top), parse.GetValue(Seeds));
        }
        else if (study.State is StudyState.Paused or StudyState.Cancelled)
        {
            study = await connection.Client.ResumeAsync(study.Id);
        }

        if (study.State is StudyState.Completed)
            session.Notes.WriteLine($"Nothing is trained: {study.Id} has the answer.");
        return study;
    }

    /// <returns>How it stands in the end; null if it was interrupted, and paused.</returns>
    private static async Task<StudyProgress?> FinishAsync(
        CommandSession session, SiloConnection connection, StudyRow study, CancellationToken cancellation)
    {
        if (study.State is StudyState.Completed)
            return await connection.Client.GetProgressAsync(study.Id);
        if (connection.Pages is { } pages)
            session.Notes.WriteLine($"Dashboard: {new Uri(pages, $"studies/{study.Id}")}");
        return await StudyRun.WatchAsync(session, connection, study, cancellation);
    }
}
