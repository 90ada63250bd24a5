using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;

namespace Sweep.Cli.Commands;

internal static class ValidateCommand
{
    public static Command Create(CommandHost host)
    {
        var spec = new SpecArguments();
        var command = new Command("validate", "Check a spec without running it; names every mistake at once");
        spec.AddTo(command);
        command.SetAction(host.Local((session, parse, _) =>
        {
            var study = spec.Load(parse);
            if (session.Json)
                JsonOutput.Write(session.Out, new { valid = true, study.Name, study.Dataset, study.Seeds, sweeps = study.Sweeps.Select(s => s.Name) });
            else
                session.Page.WriteLine($"{study.Name} is fine: {study.Sweeps.Count} sweep{(study.Sweeps.Count == 1 ? "" : "s")} on {study.Dataset.Source}, {study.Seeds} seed{(study.Seeds == 1 ? "" : "s")}.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
