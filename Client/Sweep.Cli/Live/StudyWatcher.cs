using Spectre.Console;
using Sweep.Cli.Commands;
using Sweep.Cli.Output;
using Sweep.Client;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Live;

/// <summary>
/// Watches a study until it ends. On a machine of one's own also until something has held it up for too long, such as a
/// full disk; a cluster has others who see to its servers, and goes on once they have.
/// </summary>
internal sealed class StudyWatcher(CommandSession session, bool embedded, TimeProvider time)
{
    /// <summary>A problem that lasts this long will not mend by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>The last progress; still running only if a problem lasts.</returns>
    public async Task<StudyProgress> WatchAsync(SweepClient client, StudyRow study, CancellationToken cancellation)
    {
        session.Notes.WriteLine($"Study {study.Id} on {study.Dataset.Name} ({Words.Count(study.Dataset.Rows)} texts), {Words.Counts((await client.GetProgressAsync(study.Id)).Trials)}");
        var states = client.WatchProgressAsync(study.Id, cancellation);
        if (!session.Interactive)
            return await FollowAsync(states, new ProgressLines(session.Notes, time).Show);

        StudyProgress? last = null;
        await session.Notes.Live(new Text("")).AutoClear(false).StartAsync(async live =>
            last = await FollowAsync(states, progress => live.UpdateTarget(ProgressView.Render(progress))));
        return last!;
    }

    private async Task<StudyProgress> FollowAsync(IAsyncEnumerable<StudyProgress> states, Action<StudyProgress> show)
    {
        StudyProgress? last = null;
        long? troubledSince = null;
        await foreach (var progress in states)
        {
            last = progress;
            show(progress);
            troubledSince = progress.Problem is null or SweepClient.Waiting ? null : troubledSince ?? time.GetTimestamp();
            if (embedded && troubledSince is { } since && time.GetElapsedTime(since) > Patience)
                break;
        }

        return last!;
    }
}
