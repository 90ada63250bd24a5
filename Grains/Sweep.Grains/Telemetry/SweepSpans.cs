using System.Diagnostics;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Telemetry;

/// <summary>
/// The spans of one trial's way: <c>sweep</c> (its submission), <c>placement</c> (until a node has it), <c>trial</c> (an
/// attempt), <c>epoch</c> and <c>result</c> (stored). They are one trace, whose context the store keeps with the study and
/// a lease brings to its node.
/// </summary>
internal static class SweepSpans
{
    /// <summary>
    /// Trials that join their study's trace; each later one has a trace of its own, linked with it, because one of a
    /// million trials is too large for any program to show.
    /// </summary>
    private const int Joined = 1000;

    public static Activity? Submission(string study)
    {
        var asked = Activity.Current;
        // A client that does not trace leaves a parent behind that is not recorded, and its children would not be either.
        Activity.Current = asked is { Recorded: true } ? asked : null;
        return SweepTelemetry.Source.StartActivity("sweep")?.SetTag("sweep.study", study);
    }

    /// <summary>A node is given trials, new ones or some that wait again.</summary>
    /// <returns>W3C trace contexts of what follows, one a trial, null for one that is not traced; none if nobody traces.</returns>
    public static IReadOnlyList<string?> Placements(StudyRow study, IReadOnlyList<TrialRow> trials, DateTimeOffset now) =>
        SweepTelemetry.Source.HasListeners() ? [.. trials.Select(trial => Placement(study, trial, trial.Attempt == 1 ? study.CreatedAt : now))] : [];

    private static string? Placement(StudyRow study, TrialRow trial, DateTimeOffset waitingSince)
    {
        ActivityContext.TryParse(study.Trace, null, isRemote: true, out var submission);
        var joins = trial.Id.Number <= Joined;
        var asked = Activity.Current;
        using var span = Start("placement", joins ? submission : default, waitingSince, joins || submission == default ? [] : [new(submission)]);
        Describe(span, new Lease(trial.Id, trial.Attempt))?.SetTag("sweep.node", trial.Node);
        span?.Stop();
        Activity.Current = asked;
        return span?.Id;
    }

    /// <param name="lease">The attempt.</param>
    /// <param name="device">What it trains on.</param>
    /// <param name="trace">What <see cref="Placements"/> returned for it.</param>
    public static Activity? Trial(Lease lease, string device, string? trace)
    {
        ActivityContext.TryParse(trace, null, isRemote: true, out var placement);
        return Describe(Start("trial", placement), lease)?.SetTag("sweep.device", device);
    }

    /// <summary>An epoch that has just been trained; the span ends once it is reported.</summary>
    public static Activity? Epoch(Step metrics, DateTimeOffset begun) => Activity.Current is { Recorded: true } trial
        ? SweepTelemetry.Source.StartActivity("epoch", ActivityKind.Internal, trial.Context, startTime: begun)
            ?.SetTag("sweep.epoch", metrics.Number)
        : null;

    /// <summary>An attempt's end, from the call until the store has it.</summary>
    public static Activity? Result(Lease lease) =>
        Activity.Current is { Recorded: true } ? Describe(SweepTelemetry.Source.StartActivity("result"), lease) : null;

    /// <summary>Under that parent or none, whatever is current here.</summary>
    private static Activity? Start(string name, ActivityContext parent, DateTimeOffset begun = default, params IEnumerable<ActivityLink> links)
    {
        Activity.Current = null;
        return SweepTelemetry.Source.StartActivity(name, ActivityKind.Internal, parent, links: links, startTime: begun);
    }

    private static Activity? Describe(Activity? span, Lease lease) =>
        span?.SetTag("sweep.study", lease.Trial.Study).SetTag("sweep.trial", lease.Trial.ToString()).SetTag("sweep.attempt", lease.Attempt);
}
