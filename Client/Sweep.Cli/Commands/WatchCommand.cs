using System.CommandLine;
using Sweep.Cli.Live;

namespace Sweep.Cli.Commands;

internal static class WatchCommand
{
    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create();
        var command = new Command("watch", "Watch a study until it ends; leaving it (Ctrl-C) does not stop it") { id };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var study = await StudyArgument.GetAsync(connection.Client, parse.GetRequiredValue(id));
            var progress = await new StudyWatcher(session, connection.Embedded, TimeProvider.System).WatchAsync(connection.Client, study, cancellation);
            return StudyResult.Report(session, progress);
        }));
        return command;
    }
}
