using Sweep.Contracts.Results;
using Sweep.Testing;

namespace Sweep.Client.Tests.Watching;

public sealed class RunningTrialsTests
{
    [Fact]
    public void An_epoch_is_told_once_and_what_a_lost_node_had_trained_is_no_news()
    {
        var trials = new RunningTrials();

        Assert.Equal(["start 1"], Told(trials.Changes([Running(1, 0)])));
        Assert.Equal(["1: 2", "start 2", "2: 1"], Told(trials.Changes([Running(1, 2), Running(2, 1)])));
        Assert.Empty(trials.Changes([Running(1, 2), Running(2, 1)]));
        Assert.Equal(["2: 2"], Told(trials.Changes([Running(2, 2)])));
        Assert.Equal(["start 1"], Told(trials.Changes([Running(1, 1)])));
        Assert.Equal(["1: 3"], Told(trials.Changes([Running(1, 3)])));
    }

    private static RunningTrial Running(int number, int epoch) =>
        new(new TrialId("toy-1", number), "", "here", 9, epoch == 0 ? null : TextSteps.Of(epoch, 0, 0, 0, 0, 0));

    private static IEnumerable<string> Told(IEnumerable<StudyEvent> events) => events.Select(e => e switch
    {
        TrialStarted started => $"start {started.Trial.Id.Number}",
        EpochEnded ended => $"{ended.Trial.Number}: {ended.Metrics.Number}",
        _ => "",
    });
}
