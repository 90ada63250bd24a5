namespace Sweep.Contracts.Results;

/// <summary>One trial with all that is known of it.</summary>
/// <param name="Trial">Its row.</param>
/// <param name="Model">Its model's summary; null until it has run.</param>
/// <param name="Epochs">Its epochs, in order.</param>
/// <param name="Attempts">Every try at running it, in order.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialDetail")]
public sealed record TrialDetail(
    TrialRow Trial, ModelSummary? Model, IReadOnlyList<Step> Epochs, IReadOnlyList<AttemptRow> Attempts);

/// <summary>One try at running a trial.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Node">Where.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">Until when, or when its node was found to be gone; null while it runs.</param>
/// <param name="Outcome">How it ended: completed, stopped, paused, failed, lost, cancelled; null while it runs.</param>
/// <param name="Error">Why it failed.</param>
[GenerateSerializer, Immutable, Alias("sweep.AttemptRow")]
public sealed record AttemptRow(
    int Attempt, string Node, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome, string? Error);

/// <summary>An epoch with the trial it belongs to.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrialEpoch")]
public sealed record TrialEpoch(int Trial, Step Metrics);
