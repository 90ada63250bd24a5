using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Client;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Commands;

internal static class PredictCommand
{
    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A trial (exercises-1/17), or a study or sweep, whose best trial is asked");
        var texts = new Argument<string[]>("TEXT") { Description = "The texts; - reads one a line from standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("predict", "Ask a trained model about new text") { id, texts };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var trial = await FindTrialAsync(connection.Client, parse.GetRequiredValue(id));
            var asked = await ReadTextsAsync(parse.GetRequiredValue(texts), cancellation);
            var predictions = await connection.Client.PredictAsync(trial, asked)
                ?? throw new UsageException($"{trial} has no model yet; it is there once the trial has finished.");
            if (session.Json)
            {
                var first = predictions.FirstOrDefault();
                JsonOutput.Write(session.Out, new { trial, first?.Epoch, first?.ValidationAccuracy, predictions });
                return ExitCode.Done;
            }

            if (predictions is [var answer, ..])
                session.Page.WriteLine(Source(trial, answer));
            var table = Tables.Create("Label", "Probability", "Words known", "Text");
            foreach (var p in predictions)
                table.AddTextRow(p.Label, Words.Number(p.Probability), $"{p.KnownWords} of {p.Words}", p.Text);
            session.Page.Write(table);
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Whose weights answered: the trial, the epoch, and how that epoch did on validation texts.</summary>
    private static string Source(TrialId trial, Prediction answer) => answer switch
    {
        { Epoch: { } epoch, ValidationAccuracy: { } accuracy } => $"Answers of {trial} as it was after epoch {epoch} (validation accuracy {Words.Number(accuracy)})",
        { Epoch: { } epoch } => $"Answers of {trial} as it was after epoch {epoch}",
        _ => $"Answers of {trial}",
    };

    private static async Task<TrialId> FindTrialAsync(SweepClient client, string id)
    {
        if (TrialId.TryParse(id, null, out var trial))
        {
            await StudyArgument.GetAsync(client, trial.Study);
            return await client.GetTrialAsync(trial) is not null ? trial : throw new UsageException($"{trial.Study} has no trial {trial.Number}.");
        }

        var (study, sweep) = await StudyArgument.ResolveAsync(client, id);
        var best = await client.GetBestAsync(study.Id, sweep?.Name, top: 1);
        return best.Count > 0 ? best[0].BestTrial : throw new UsageException($"{study.Id} has no finished trial yet.");
    }

    private static async Task<IReadOnlyList<string>> ReadTextsAsync(string[] texts, CancellationToken cancellation)
    {
        if (texts is not ["-"])
            return texts;
        var lines = new List<string>();
        while (await Console.In.ReadLineAsync(cancellation) is { } line)
            lines.Add(line);
        return lines;
    }
}
