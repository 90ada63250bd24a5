using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Client;
using Sweep.Formats.Queries;
using Sweep.Formats.Tables;
using Sweep.Contracts.Filters;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

internal static class BestCommand
{
    private const int DefaultTop = 10;

    public static Command Create(CommandHost host)
    {
        var id = StudyArgument.Create("A study (exercises-1) or one of its sweeps (exercises-1/units)");
        var top = new Option<int>("--top") { Description = "How many to show", HelpName = "N", DefaultValueFactory = _ => DefaultTop };
        top.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var n) && n < 1)
                result.AddError($"--top is a whole number from 1, not {n}.");
        });
        var where = new Option<string?>("--where") { Description = "Only trials for which this holds, e.g. \"model = lstm and dropout > 0\"", HelpName = "EXPR" };
        var order = new Option<string?>("--order") { Description = "Rank by another metric: the lowest loss first, or the highest accuracy", HelpName = "METRIC" };
        order.CompletionSources.Add([.. MetricSet.TextClassifier.Names]);
        var failed = new Option<bool>("--failed") { Description = "List the trials that failed, with their reasons, instead" };
        var command = new Command("best", "Rank configurations by the mean of a metric over seeds") { id, top, where, order, failed };
        command.SetAction(host.Connected(async (session, connection, parse, cancellation) =>
        {
            var (study, sweep) = await StudyArgument.ResolveAsync(connection.Client, parse.GetRequiredValue(id));
            var filter = parse.GetValue(where) is { } expression ? TrialFilter.Parse(expression, study.Metrics) : null;
            if (parse.GetValue(failed))
            {
                ShowFailed(session, await FindFailedAsync(connection.Client, study, sweep, filter, cancellation));
                return ExitCode.Done;
            }

            var metric = parse.GetValue(order) is { } name ? MetricSpec.Of(MetricOf(study, name)) : (sweep ?? study.Spec.Sweeps[0]).Metric;
            var ranked = await connection.Client.GetBestAsync(study.Id, sweep?.Name, parse.GetValue(top), filter, metric);
            ShowBest(session, study.Spec, metric, ranked, await ConfirmableAsync(connection.Client, study, sweep, ranked));
            if (filter is not null && OutcomeCondition.Names(filter.Expression, study.Metrics) is [_, ..] outcomes)
                session.Notes.WriteLine($"--where selects trials by how they ended ({string.Join(", ", outcomes)}), so these means are those of lucky trials.");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>What <c>sweep confirm</c> takes: a sweep, that of the best trial where none was named.</summary>
    private static async Task<string> ConfirmableAsync(
        SweepClient client, StudyRow study, SweepSpec? sweep, IReadOnlyList<BestConfiguration> ranked)
    {
        if (sweep is null && ranked is [var best, ..] && await client.GetTrialAsync(best.BestTrial) is { } detail)
            sweep = study.Spec.Sweeps.Index().First(s => detail.Trial.InSweep(s.Index)).Item;
        return sweep is null ? study.Id : $"{study.Id}/{sweep.Name}";
    }

    private static MetricDefinition MetricOf(StudyRow study, string name) => study.Metrics.Find(name)
        ?? throw new UsageException($"--order: {Suggestions.Unknown("metric", name, study.Metrics.Names)}");

    private static async Task<List<TrialRow>> FindFailedAsync(
        SweepClient client, StudyRow study, SweepSpec? sweep, TrialFilter? filter, CancellationToken cancellation)
    {
        var index = sweep is null ? -1 : study.Spec.Sweeps.Index().First(s => s.Item == sweep).Index;
        return await client.GetTrialsAsync(study.Id, TrialState.Failed)
            .Where(trial => (index < 0 || trial.InSweep(index)) && (filter?.Matches(trial) ?? true))
            .ToListAsync(cancellation);
    }

    private static void ShowBest(CommandSession session, StudySpec spec, MetricSpec metric, IReadOnlyList<BestConfiguration> ranked, string id)
    {
        if (session.Json)
        {
            JsonOutput.Write(session.Out, ranked);
            return;
        }

        if (ranked.Count == 0)
        {
            session.Notes.WriteLine("No finished trial matches.");
            return;
        }

        var table = Tables.Create("Rank", $"Mean {metric.Name}", "Allowing for luck", "Range over seeds", "Learned", "Best trial", "Configuration");
        foreach (var (rank, best) in ranked.Index())
        {
            table.AddTextRow(
                $"{rank + 1}", Words.Number(best.Mean), Words.Number(best.Shrunken), $"{Words.Number(best.Low)} – {Words.Number(best.High)}",
                $"{best.Learned}/{best.Trials}",
                best.BestTrial.ToString(), Words.Assignments(Differences.Of(best.Hyperparameters, spec.Base)));
        }

        session.Page.Write(table);
        session.Notes.WriteLine(ranked[0].Shrunken is { } shrunken
            ? $"The first was chosen on validation: expect about {Words.Number(shrunken)}; 'sweep confirm {id}' tells."
            : $"The first was chosen on validation, and one seed does not show how much of it is luck; 'sweep confirm {id}' tells.");
        session.Notes.WriteLine("Configurations whose ranges overlap may differ by chance alone; 'sweep table' says which differences hold.");
    }

    private static void ShowFailed(CommandSession session, List<TrialRow> failed)
    {
        if (session.Json)
        {
            JsonOutput.Write(session.Out, failed);
            return;
        }

        var table = Tables.Create("Trial", "Tries", "Error");
        foreach (var trial in failed)
            table.AddTextRow(trial.Id.ToString(), $"{trial.Attempt}", trial.Error ?? "");
        session.Page.Write(table);
    }
}
