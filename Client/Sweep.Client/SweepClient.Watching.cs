using System.Runtime.CompilerServices;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>Following a study while it runs.</summary>
public sealed partial class SweepClient
{
    /// <summary>The problem of a study whose cluster does not answer just now.</summary>
    public const string Waiting = "waiting for the cluster to answer";

    /// <summary>A cluster that takes longer than this has something wrong, and its user wants to know.</summary>
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Trials read at a time to find those that have just ended, which are few and lie together.</summary>
    private const int EndedPage = 100;

    /// <summary>
    /// What happens to a study, until it no longer runs. It goes on across the deaths of silos; then nothing is told twice.
    /// Those of its trials that had ended before are told first.
    /// </summary>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public async IAsyncEnumerable<StudyEvent> WatchAsync(string study, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var running = new RunningTrials();
        var ended = new EndedTrials(first => RowPages.AllAsync<TrialRow>(EndedPage, (last, size) => GetTrialsAsync(study, last?.Id.Number ?? first, size)));
        await foreach (var progress in WatchProgressAsync(study, cancellation))
        {
            foreach (var change in running.Changes(progress.Running))
                yield return change;
            await foreach (var trial in ended.NewAsync(progress.Trials.Final).WithCancellation(cancellation))
                yield return new TrialEnded(trial);
            yield return new StudyProgressed(progress);
        }
    }

    public Task<StudyProgress> GetProgressAsync(string study) => Calls.Call(Study(study).GetProgress);

    /// <summary>The study's progress again and again, until it no longer runs; that last state is given too.</summary>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public async IAsyncEnumerable<StudyProgress> WatchProgressAsync(
        string study, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        StudyProgress? last = null;
        while (true)
        {
            var asked = GetProgressAsync(study);
            if (last is not null && connection.Options.Patience > TimeSpan.Zero)
            {
                await Task.WhenAny(asked, Task.Delay(SlowAnswer, time, cancellation));
                if (!asked.IsCompleted)
                    yield return last with { Problem = Waiting };
            }

            last = await asked.WaitAsync(cancellation);
            yield return last;
            if (last.State is not StudyState.Running)
                yield break;
            await Task.Delay(WatchInterval, time, cancellation);
        }
    }
}
