using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Export.TensorBoard;

/// <summary>
/// Writes a study as a log folder of TensorBoard: a run a trial, named by its number, with the metrics of every epoch
/// as scalars, and what the HParams page needs.
/// </summary>
public static class TensorBoardExport
{
    /// <summary>Writes trial by trial, as they come. Trials that have not begun are left out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trials">Its trials, in order of number.</param>
    /// <param name="epochs">Their epochs, in order of trial and epoch.</param>
    /// <param name="folder">Where to; a run's file that is there already is replaced.</param>
    /// <param name="cancellation">Ends it between two trials.</param>
    public static async Task WriteAsync(
        StudyRow study,
        IAsyncEnumerable<TrialRow> trials,
        IAsyncEnumerable<TrialEpoch> epochs,
        string folder,
        CancellationToken cancellation)
    {
        var hparams = new HParams(study);
        await WriteFileAsync(folder, HParams.Seconds(study.CreatedAt), [hparams.Experiment()]);
        await using var left = epochs.GetAsyncEnumerator(cancellation);
        var more = await left.MoveNextAsync();
        await foreach (var trial in trials.WithCancellation(cancellation))
        {
            var own = new List<Step>();
            for (; more && left.Current.Trial <= trial.Id.Number; more = await left.MoveNextAsync())
            {
                if (left.Current.Trial == trial.Id.Number)
                    own.Add(left.Current.Metrics);
            }

            if (trial.StartedAt is not { } startedAt)
                continue;
            var started = HParams.Seconds(startedAt);
            await WriteFileAsync(
                Path.Combine(folder, trial.Id.Number.ToString(CultureInfo.InvariantCulture)),
                started,
                Events(hparams, study.Metrics, trial, started, own));
        }
    }

    private static IEnumerable<ProtoMessage> Events(
        HParams hparams, MetricSet metrics, TrialRow trial, double started, List<Step> epochs)
    {
        yield return hparams.SessionStart(trial, started);
        var time = started;
        foreach (var epoch in epochs)
        {
            time += epoch.Seconds;
            yield return TensorBoardEvents.Scalars(
                time, epoch.Number, metrics.Names.Select((name, index) => (name, epoch[index])));
        }

        if (trial.State.IsFinal())
            yield return HParams.SessionEnd(trial, trial.FinishedAt is { } finished ? HParams.Seconds(finished) : time);
    }

    /// <summary>A name without the time, unlike other programs', so that a second export replaces the first.</summary>
    private static Task WriteFileAsync(string folder, double time, IEnumerable<ProtoMessage> events)
    {
        Directory.CreateDirectory(folder);
        return WholeFile.WriteAsync(Path.Combine(folder, "events.out.tfevents.sweep"), file =>
        {
            foreach (var message in events.Prepend(TensorBoardEvents.FileVersion(time)))
                RecordFile.Write(file, message.ToArray());
            return Task.CompletedTask;
        });
    }
}
