using System.CommandLine;
using Sweep.Contracts.Results;
using Sweep.Formats.Answers;

namespace Sweep.Cli.Commands;

/// <summary>What trained models answered to their validation texts, and which they all miss.</summary>
internal static class AnswersCommand
{
    private static readonly Dictionary<string, AnswersFormat> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = AnswersFormat.Text,
        ["csv"] = AnswersFormat.Csv,
        ["json"] = AnswersFormat.Json,
    };

    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A study (exercises-1) or one of its sweeps (exercises-1/recurrence)");
        var texts = new Option<int>("--texts")
        {
            Description = "The most texts to show of those that all models miss",
            HelpName = "N",
            DefaultValueFactory = _ => SweepAnswers.DefaultTexts,
        };
        texts.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > SweepAnswers.MaxTexts)
                result.AddError($"--texts is a whole number from 0 to {SweepAnswers.MaxTexts}.");
        });
        var format = new Option<string>("--format")
        {
            Description = "text, csv or json",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("answers", "Show what the models get wrong, and the texts that all of them miss")
        {
            id, texts, format,
        };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var (study, sweep) = await StudyArgument.ResolveAsync(connection.Client, parse.GetRequiredValue(id));
            var answers = await connection.Client.GetAnswersAsync(study.Id, sweep?.Name, parse.GetValue(texts), cancellation);
            var chosen = session.Json ? AnswersFormat.Json : Formats[parse.GetValue(format)!];
            AnswersWriter.Write(answers, chosen, session.Out, session.Language);
            return ExitCode.Done;
        }));
        return command;
    }
}
