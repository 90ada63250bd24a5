using System.CommandLine;
using Sweep.Cli.Completion;

namespace Sweep.Cli.Commands;

internal static class CompletionCommand
{
    public static Command Create(CommandHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", CompletionScripts.Shells) };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", "Print the script that makes a shell complete sweep's words") { shell };
        command.SetAction(host.Local((session, parse, _) =>
        {
            session.Out.Write(CompletionScripts.Of(parse.GetRequiredValue(shell)));
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
