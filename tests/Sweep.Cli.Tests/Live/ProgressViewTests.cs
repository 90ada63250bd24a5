using Spectre.Console.Testing;
using Sweep.Cli.Live;
using Sweep.Contracts.Results;
using Sweep.Testing;

namespace Sweep.Cli.Tests.Live;

public sealed class ProgressViewTests
{
    private static readonly StudyProgress Progress = new()
    {
        Id = "toy-1",
        State = StudyState.Running,
        Sweeps = [new SweepProgress("units", "Units", new TrialCounts(2, 1, 3, 0, 0, 0), 30, 60, 0.875, new TrialId("toy-1", 3))],
        Running = [new RunningTrial(new TrialId("toy-1", 4), "units=[8] seed 1", "here", 10, TextSteps.Of(7, 0.5, 0.6, 0.4, 0.7, 1))],
        Trials = new TrialCounts(2, 1, 3, 0, 0, 0),
        Remaining = TimeSpan.FromSeconds(75),
    };

    [Fact]
    public void It_shows_each_sweep_the_running_trials_and_the_time_left()
    {
        using var console = new TestConsole().Width(120);
        console.Write(ProgressView.Render(Progress));

        Assert.Matches(@"units\s+━{30}\s+3/6\s+0\.8750  toy-1/3", console.Output);
        Assert.Matches(@"toy-1/4\s+7/10\s+0\.7000\s+units=\[8\] seed 1", console.Output);
        Assert.Contains("3 completed, 1 running, 2 queued; about 1 min 15 s left", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_holds_a_study_up()
    {
        using var console = new TestConsole().Width(120);
        console.Write(ProgressView.Render(Progress with { Problem = "The disk is full." }));

        Assert.Contains("Held up: The disk is full.", console.Output, StringComparison.Ordinal);
    }
}
