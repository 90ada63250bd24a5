using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Dashboard.Home;

/// <summary>What a list says of a study.</summary>
/// <param name="EpochsDone">From 0 to 1: its epochs, final trials counting whole.</param>
/// <param name="Metric">What <paramref name="Best"/> is of: the first sweep's metric.</param>
/// <param name="Best">The best so far of all sweeps with that metric; null before there is one.</param>
/// <param name="Remaining">Estimate of the time left; null if there is none, or it does not run.</param>
/// <param name="Problem">What holds it up; null if nothing does.</param>
public sealed record StudySummary(string Id, StudyState State, double EpochsDone, string Metric, double? Best, TimeSpan? Remaining, string? Problem)
{
    /// <summary>Asks the study; null if it was deleted meanwhile.</summary>
    public static async Task<StudySummary?> ReadAsync(IGrainFactory grains, string id)
    {
        try
        {
            var study = grains.GetGrain<ISweepGrain>(id);
            return await study.Get() is { } row ? Of(row.Spec, await study.GetProgress()) : null;
        }
        catch (StudyNotFoundException)
        {
            return null;
        }
    }

    public static StudySummary Of(StudySpec spec, StudyProgress progress)
    {
        var metric = spec.Sweeps.Count > 0 ? spec.Sweeps[0].Metric : MetricSpec.Default;
        var total = progress.Sweeps.Sum(sweep => sweep.EpochsTotal);
        var best = spec.Sweeps.Zip(progress.Sweeps)
            .Where(sweep => sweep.First.Metric.Name == metric.Name)
            .Select(sweep => sweep.Second.Best)
            .Aggregate((double?)null, (known, next) => known is not { } value || (next is { } other && metric.Better(other, value)) ? next ?? known : known);
        return new StudySummary(
            progress.Id, progress.State, total == 0 ? 0 : (double)progress.Sweeps.Sum(sweep => sweep.EpochsDone) / total, metric.Name, best,
            progress.State is StudyState.Running ? progress.Remaining : null, progress.Problem);
    }
}
