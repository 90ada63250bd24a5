using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>Something that <see cref="SweepClient.WatchAsync"/> saw.</summary>
public abstract record StudyEvent;

/// <summary>How the study stands, several times a second; the last one says how it ended.</summary>
public sealed record StudyProgressed(StudyProgress Progress) : StudyEvent;

/// <summary>A trial trains; told again if it was interrupted and goes on. One that ends between two looks is told only to have ended.</summary>
public sealed record TrialStarted(RunningTrial Trial) : StudyEvent;

/// <summary>A trial has trained an epoch; where epochs are shorter than the time between two looks, the latest of them.</summary>
public sealed record EpochEnded(TrialId Trial, Step Metrics) : StudyEvent;

/// <summary>A trial is final. Every trial is told to be so once.</summary>
public sealed record TrialEnded(TrialRow Trial) : StudyEvent;
