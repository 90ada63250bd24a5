using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Formats.Queries;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

internal static class ShowCommand
{
    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A study (exercises-1) or a trial (exercises-1/17)");
        var command = new Command("show", "Show a study, or a trial with its model and epochs") { id };
        command.SetAction(host.Connected(async (session, connection, parse, _) =>
        {
            var name = parse.GetRequiredValue(id);
            if (TrialId.TryParse(name, null, out var trial))
            {
                var study = await StudyArgument.GetAsync(connection.Client, trial.Study);
                ShowTrial(session, study, await connection.Client.GetTrialAsync(trial)
                    ?? throw new UsageException($"{trial.Study} has no trial {trial.Number}."));
            }
            else
            {
                ShowStudy(session, await StudyArgument.GetAsync(connection.Client, name), await connection.Client.GetProgressAsync(name));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static void ShowStudy(CommandSession session, StudyRow study, StudyProgress progress)
    {
        if (session.Json)
        {
            JsonOutput.Write(session.Out, new
            {
                study.Id, study.State, study.CreatedAt, study.FinishedAt, study.Dataset,
                progress.Sweeps, progress.Trials, progress.Reused, progress.Problem, study.Spec,
            });
            return;
        }

        var facts = Tables.Create("", "").HideHeaders();
        facts.AddTextRow("Study", $"{study.Id} ({study.Spec.Name})");
        facts.AddTextRow("State", Words.Name(study.State));
        if (progress.Problem is { } problem)
            facts.AddTextRow("Problem", problem);
        facts.AddTextRow("Created", Words.Time(study.CreatedAt));
        if (study.FinishedAt is not null)
            facts.AddTextRow("Finished", Words.Time(study.FinishedAt));
        facts.AddTextRow("Data", $"{study.Dataset.Name}: {Words.Count(study.Dataset.Rows)} texts, {Words.Count(study.Dataset.Positive)} labelled {study.Dataset.PositiveLabel}");
        facts.AddTextRow("Seeds", $"{SeedCounts.InWords(study.Spec)} per configuration, from seed {study.Spec.Seed}");
        facts.AddTextRow("Trials", Words.Counts(progress));
        session.Page.Write(facts);

        var sweeps = Tables.Create("Sweep", "Trials", "Best", "Trial", "Title");
        foreach (var (progressOf, spec) in progress.Sweeps.Zip(study.Spec.Sweeps))
            sweeps.AddTextRow(progressOf.Name, Words.Counts(progressOf.Trials), $"{spec.Metric.Name} {Words.Number(progressOf.Best)}", progressOf.BestTrial?.ToString() ?? "–", progressOf.Title);
        session.Page.Write(sweeps);
    }

    private static void ShowTrial(CommandSession session, StudyRow study, TrialDetail detail)
    {
        var spec = study.Spec;
        if (session.Json)
        {
            JsonOutput.Write(session.Out, detail);
            return;
        }

        var trial = detail.Trial;
        var facts = Tables.Create("", "").HideHeaders();
        facts.AddTextRow("Trial", $"{trial.Id}, seed {trial.SeedNumber}");
        facts.AddTextRow("State", trial.Error is null ? Words.Name(trial.State) : $"{Words.Name(trial.State)}: {trial.Error}");
        if (trial.ReusedFrom is { } twin)
            facts.AddTextRow("Reused from", $"{twin}");
        facts.AddTextRow("Sweeps", string.Join(", ", spec.Sweeps.Index().Where(s => trial.InSweep(s.Index)).Select(s => s.Item.Name)));
        facts.AddTextRow("Differs by", Words.Assignments(Differences.Of(trial.Hyperparameters, spec.Base)));
        facts.AddTextRow("Configuration", string.Join(", ", HyperparameterSchema.All.Where(d => !d.Get(trial.Hyperparameters).IsNull).Select(d => $"{d.Key} {d.Get(trial.Hyperparameters)}")));
        session.Page.Write(facts);

        if (detail.Model is { } model)
            session.Page.Write(ModelTable(model));
        if (detail.Epochs.Count > 0)
            session.Page.Write(EpochTable(study.Metrics, detail.Epochs));

        var attempts = Tables.Create("Attempt", "Node", "Started", "Ended", "Outcome", "Error");
        foreach (var attempt in detail.Attempts)
            attempts.AddTextRow($"{attempt.Attempt}", attempt.Node, Words.Time(attempt.StartedAt), Words.Time(attempt.EndedAt), attempt.Outcome ?? "–", attempt.Error ?? "");
        if (detail.Attempts.Count > 0)
            session.Page.Write(attempts);
    }

    /// <summary>What Keras' <c>model.summary()</c> prints.</summary>
    private static Table ModelTable(ModelSummary model)
    {
        var table = Tables.Create("Layer (type)", "Output shape", "Parameters");
        foreach (var layer in model.Layers)
            table.AddTextRow(layer.Name, layer.OutputShape, Words.Count(layer.Parameters));
        table.AddTextRow("Total", "", Words.Count(model.Parameters));
        return table;
    }

    private static Table EpochTable(MetricSet metrics, IReadOnlyList<Step> steps)
    {
        var table = Tables.Create(["Epoch", .. metrics.Names.Select(Words.Title), "Seconds"]);
        foreach (var step in steps)
            table.AddTextRow([$"{step.Number}", .. step.Values.Select(value => Words.Number(value)), FormattableString.Invariant($"{step.Seconds:0.00}")]);
        return table;
    }
}
