using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Live;

/// <summary>Progress where nothing can be redrawn: a line now and then.</summary>
internal sealed class ProgressLines(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long? shownAt;
    private int shownFinal = -1;
    private string? problem;

    public void Show(StudyProgress progress)
    {
        if (progress.Problem != problem)
        {
            problem = progress.Problem;
            if (problem is not null)
                console.WriteLine($"Held up: {problem}");
        }

        var over = progress.State is not StudyState.Running;
        var due = shownAt is not { } at || time.GetElapsedTime(at) >= Interval;
        if (progress.Trials.Final == shownFinal || !(due || over))
            return;
        shownAt = time.GetTimestamp();
        shownFinal = progress.Trials.Final;
        console.WriteLine(Line(progress));
    }

    private static string Line(StudyProgress progress)
    {
        var line = $"{progress.Trials.Final}/{progress.Trials.Total} trials done";
        if (progress.Trials.Failed > 0)
            line += $", {progress.Trials.Failed} failed";
        if (progress.Remaining is { } remaining && progress.State is StudyState.Running)
            line += $", about {Words.Duration(remaining)} left";
        return line;
    }
}
