using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Cli.Output;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Live;

/// <summary>A study's progress as a terminal shows it: a bar a sweep, the running trials, the time left.</summary>
internal static class ProgressView
{
    private const int BarWidth = 30;

    /// <summary>The metric that running trials are shown with.</summary>
    private const string Shown = "val_accuracy";

    public static IRenderable Render(StudyProgress progress) => new Rows(
        SweepTable(progress), RunningTable(progress), new Text(Summary(progress)));

    private static Table SweepTable(StudyProgress progress)
    {
        var table = Tables.Create("Sweep", "Epochs", "Trials", "Best so far");
        foreach (var sweep in progress.Sweeps)
        {
            table.AddRow(
                new Text(sweep.Name), Bar(sweep.EpochsDone, sweep.EpochsTotal),
                new Text($"{sweep.Trials.Final}/{sweep.Trials.Total}"),
                new Text(sweep.Best is { } best ? $"{Words.Number(best)}  {sweep.BestTrial}" : "–"));
        }

        return table;
    }

    private static Markup Bar(long done, long total)
    {
        var filled = total == 0 ? BarWidth : (int)(BarWidth * done / total);
        return new Markup($"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]");
    }

    private static Table RunningTable(StudyProgress progress)
    {
        var table = Tables.Create("Running", "Epoch", Words.Title(Shown), "Configuration");
        foreach (var trial in progress.Running)
        {
            table.AddTextRow(
                trial.Id.ToString(), $"{trial.Last?.Number ?? 0}/{trial.Epochs}", Words.Number(trial.Last is { } last ? progress.Metrics.Value(last, Shown) : null), trial.Label);
        }

        return table;
    }

    private static string Summary(StudyProgress progress)
    {
        var summary = Words.Counts(progress);
        if (progress.Remaining is { } remaining)
            summary += $"; about {Words.Duration(remaining)} left";
        if (progress.Problem is { } problem)
            summary += $"\nHeld up: {problem}";
        return summary;
    }
}
