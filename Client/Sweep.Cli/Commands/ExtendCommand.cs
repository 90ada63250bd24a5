using System.CommandLine;

namespace Sweep.Cli.Commands;

/// <summary>More seeds for a finished study.</summary>
internal static class ExtendCommand
{
    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create();
        var seeds = new Option<int>("--seeds") { Description = "Trials of each configuration from now on; only those that are missing are trained", HelpName = "N", Required = true };
        var run = new StudyRunOptions();
        var command = new Command("extend", "Give a completed study more seeds, and train the new trials") { id, seeds };
        run.AddTo(command);
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            run.Check(parse);
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            study = await connection.Client.ExtendAsync(study.Id, parse.GetRequiredValue(seeds));
            return await StudyRun.FollowAsync(session, connection, study, run.Read(parse, study.Id), cancellation);
        }, trains: true));
        return command;
    }
}
