using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

internal static class ValidateCommand
{
    public static Command Create(CommandHost host)
    {
        var spec = new SpecArguments();
        var texts = new Option<bool>("--texts")
        {
            Description = "Also read the data and say which words and texts the configurations see",
        };
        var command = new Command("validate", "Check a spec without running it; names every mistake at once") { texts };
        spec.AddTo(command);
        command.SetAction(host.Local(async (session, parse, cancellation) =>
        {
            var study = spec.Load(parse);
            if (!parse.GetValue(texts))
                return Show(session, study, null);
            await using var connection = await host.ConnectAsync(parse, trains: false, cancellation);
            return Show(session, study, await connection.Client.CountTextsAsync(study));
        }));
        return command;
    }

    private static int Show(CommandSession session, StudySpec study, StudyTexts? texts)
    {
        if (session.Json)
        {
            JsonOutput.Write(session.Out, new
            {
                valid = true, study.Name, study.Dataset, study.Seeds, sweeps = study.Sweeps.Select(s => s.Name),
                SeedsBySweep = SeedCounts.BySweep(study), texts,
            });
            return ExitCode.Done;
        }

        session.Page.WriteLine(
            $"{study.Name} is fine: {study.Sweeps.Count} sweep{(study.Sweeps.Count == 1 ? "" : "s")} on {study.Dataset.Source}, "
            + $"seeds per configuration: {SeedCounts.InWords(study)}.");
        if (texts is not null)
            ShowTexts(session, texts);
        return ExitCode.Done;
    }

    private static void ShowTexts(CommandSession session, StudyTexts texts)
    {
        session.Page.WriteLine(
            $"Distinct words of the training texts: {Words.Count(texts.DistinctWords)}; "
            + $"words of the longest text: {Words.Count(texts.LongestText)}.");
        var table = Tables.Create("max_length", "vocab_size", "Cut texts", "Unknown words");
        foreach (var reading in texts.Readings)
            table.AddTextRow(
                $"{reading.MaxLength}", $"{reading.VocabSize}", Words.Percent(reading.CutTexts), Words.Percent(reading.UnknownWords));
        session.Page.Write(table);
        if (texts.Omitted > 0)
            session.Page.WriteLine($"{Words.Count(texts.Omitted)} more combinations are not shown.");
    }
}
