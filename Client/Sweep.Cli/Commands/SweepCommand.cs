using System.CommandLine;
using System.CommandLine.Completions;
using Sweep.Cli.Completion;
using Sweep.Cli.Output;

namespace Sweep.Cli.Commands;

/// <summary>The <c>sweep</c> command with all its subcommands.</summary>
internal static class SweepCommand
{
    public static RootCommand Create()
    {
        var globals = new GlobalOptions();
        var host = new CommandHost(globals);
        var root = new RootCommand("Runs hyperparameter sweeps of a text classifier, and says honestly what is noise.")
        {
            RunCommand.Create(host),
            ListCommand.Create(host),
            ShowCommand.Create(host),
            WatchCommand.Create(host),
            ControlCommands.Pause(host),
            ControlCommands.Resume(host),
            ControlCommands.Cancel(host),
            ExtendCommand.Create(host),
            ConfirmCommand.Create(host),
            ControlCommands.Delete(host),
            BestCommand.Create(host),
            TableCommand.Create(host),
            AnswersCommand.Create(host),
            ExportCommand.Create(host),
            PlotCommand.Create(host),
            PredictCommand.Create(host),
            ValidateCommand.Create(host),
            NodesCommand.Create(host),
            DataCommands.Create(host),
            CompletionCommand.Create(host),
        };
        globals.AddTo(root);
        new Completions(host).AddTo(root);
        return root;
    }

    public static async Task<int> InvokeAsync(IReadOnlyList<string> args)
    {
        var root = Create();
        var parse = root.Parse(args);
        var completes = root.Directives.OfType<SuggestDirective>().Any(directive => parse.GetResult(directive) is not null);
        if (parse.Errors.Count > 0 && !completes)
        {
            foreach (var error in parse.Errors)
                await Console.Error.WriteLineAsync($"sweep: {error.Message}");
            var name = parse.CommandResult.Command is RootCommand ? "sweep" : $"sweep {parse.CommandResult.Command.Name}";
            await Console.Error.WriteLineAsync($"Try '{name} --help'.");
            return ExitCode.BadInput;
        }

        using var interrupts = new Interrupts();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            return await parse.InvokeAsync(configuration, interrupts.Token);
        }
        catch (Exception) when (completes)
        {
            // There is nothing to offer, and a shell in which somebody types has no place for a message.
            return ExitCode.Done;
        }
    }
}
