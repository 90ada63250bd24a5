using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Client;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Commands;

/// <summary>Pause, resume, cancel and delete.</summary>
internal static class ControlCommands
{
    public static Command Pause(CommandHost host) => Change(
        host, "pause", "Pause a study: running trials keep their state and stop",
        (client, id) => client.PauseAsync(id),
        study => study.State is StudyState.Paused ? $"Paused. Go on with: sweep resume {study.Id}" : $"{study.Id} is {Words.Name(study.State)}; there is nothing to pause.");

    public static Command Cancel(CommandHost host) => Change(
        host, "cancel", "End a study; what it has measured stays, and resume undoes it",
        (client, id) => client.CancelAsync(id),
        study => study.State is StudyState.Cancelled ? $"Cancelled. Undo with: sweep resume {study.Id}" : $"{study.Id} is {Words.Name(study.State)}; there is nothing to cancel.");

    public static Command Resume(CommandHost host)
    {
        var id = StudyArgument.Create();
        var run = new StudyRunOptions();
        var command = new Command("resume", "Go on with a paused or cancelled study; failed and cancelled trials are tried again") { id };
        run.AddTo(command);
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            study = await connection.Client.ResumeAsync(study.Id);
            return await StudyRun.FollowAsync(session, connection, study, run.Read(parse, study.Id), cancellation);
        }, trains: true));
        return command;
    }

    public static Command Delete(CommandHost host)
    {
        var id = StudyArgument.Create();
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var command = new Command("delete", "Delete a study with all its trials; this cannot be undone") { id, yes };
        command.SetAction(host.Connected(async (session, connection, parse, _) =>
        {
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            if (!parse.GetValue(yes))
            {
                if (!session.Interactive)
                    throw new UsageException("Deleting cannot be undone, and there is no terminal to ask; say --yes.");
                if (!await session.Notes.ConfirmAsync($"Delete {Markup.Escape(study.Id)} with all its trials?", defaultValue: false))
                    return ExitCode.Done;
            }

            await connection.Client.DeleteAsync(study.Id);
            if (session.Json)
                JsonOutput.Write(session.Out, new { deleted = study.Id });
            else
                session.Page.WriteLine($"Deleted {study.Id}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Change(
        CommandHost host, string name, string description, Func<SweepClient, string, Task<StudyRow>> change, Func<StudyRow, string> said)
    {
        var id = StudyArgument.Create();
        var command = new Command(name, description) { id };
        command.SetAction(host.Connected(async (session, connection, parse, _) =>
        {
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            study = await change(connection.Client, study.Id);
            if (session.Json)
                JsonOutput.Write(session.Out, new { study = study.Id, study.State });
            else
                session.Page.WriteLine(said(study));
            return ExitCode.Done;
        }));
        return command;
    }
}
