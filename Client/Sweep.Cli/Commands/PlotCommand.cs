using System.CommandLine;
using Spectre.Console;
using Sweep.Formats.Plots;

namespace Sweep.Cli.Commands;

internal static class PlotCommand
{
    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A study of one sweep, or a sweep (exercises-1/units)");
        var output = new Option<string>("--out") { Description = "The picture's file", HelpName = "FILE.png", Required = true };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !result.Tokens[0].Value.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
                result.AddError($"--out {result.Tokens[0].Value}: plots are PNG files; the name ends in .png.");
        });
        var command = new Command("plot", "Plot loss and accuracy of training and validation over epochs") { id, output };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var path = parse.GetRequiredValue(output);
            var (study, sweep) = await StudyArgument.ResolveSweepAsync(connection.Client, parse.GetRequiredValue(id));
            var results = await connection.Client.GetResultsAsync(study.Id, answers: false, cancellation);
            await LearningCurves.SavePngAsync(path, results, sweep.Name, session.Language);
            session.Notes.WriteLine($"Wrote {path}.");
            return ExitCode.Done;
        }));
        return command;
    }
}
