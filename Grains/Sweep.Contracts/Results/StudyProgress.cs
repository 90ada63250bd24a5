using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>How far a study is: what a live view shows.</summary>
[GenerateSerializer, Immutable, Alias("sweep.StudyProgress")]
public sealed record StudyProgress
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required StudyState State { get; init; }
    [Id(2)] public required IReadOnlyList<SweepProgress> Sweeps { get; init; }
    [Id(3)] public required IReadOnlyList<RunningTrial> Running { get; init; }

    /// <summary>Distinct trials of the study by state; a trial in two sweeps counts once.</summary>
    [Id(4)] public required TrialCounts Trials { get; init; }

    /// <summary>Estimate of the time left, from epochs done and their pace; null before there is one.</summary>
    [Id(5)] public TimeSpan? Remaining { get; init; }

    /// <summary>What holds the study up, e.g. a store that refuses writes; null if nothing does.</summary>
    [Id(6)] public string? Problem { get; init; }

    /// <summary>Trials, among the completed ones, whose results other studies had.</summary>
    [Id(7)] public int Reused { get; init; }

    /// <summary>What the values of <see cref="RunningTrial.Last"/> are.</summary>
    [Id(8)] public MetricSet Metrics { get; init; } = MetricSet.TextClassifier;
}

/// <summary>Trials by state.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrialCounts")]
public sealed record TrialCounts(int Queued, int Running, int Completed, int Stopped, int Failed, int Cancelled)
{
    public int Total => Queued + Running + Completed + Stopped + Failed + Cancelled;
    public int Final => Completed + Stopped + Failed + Cancelled;
}

/// <summary>One sweep's share of a study's progress.</summary>
/// <param name="Name">The sweep.</param>
/// <param name="Title">Its description.</param>
/// <param name="Trials">Its trials by state.</param>
/// <param name="EpochsDone">Epochs trained, final trials counting whole.</param>
/// <param name="EpochsTotal">Epochs to train.</param>
/// <param name="Best">The best final value of the sweep's metric so far.</param>
/// <param name="BestTrial">The trial that has it.</param>
[GenerateSerializer, Immutable, Alias("sweep.SweepProgress")]
public sealed record SweepProgress(
    string Name, string Title, TrialCounts Trials, long EpochsDone, long EpochsTotal, double? Best, TrialId? BestTrial);

/// <summary>A trial that trains now.</summary>
/// <param name="Id">The trial.</param>
/// <param name="Label">What sets it apart, e.g. <c>units=[128, 64] seed 2</c>.</param>
/// <param name="Node">Where it runs.</param>
/// <param name="Epochs">Epochs it will train.</param>
/// <param name="Last">The last epoch's numbers; null before the first.</param>
[GenerateSerializer, Immutable, Alias("sweep.RunningTrial")]
public sealed record RunningTrial(TrialId Id, string Label, string Node, int Epochs, Step? Last);
