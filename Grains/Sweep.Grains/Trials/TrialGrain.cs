using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Coordination;
using Sweep.Grains.Storage;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Trials;

/// <inheritdoc cref="ITrialGrain"/>
/// <remarks>Placed where it is first called, which is the node that holds the lease.</remarks>
[GrainType("trial"), PreferLocalPlacement, Immovable]
internal sealed partial class TrialGrain(
    ISweepStore store, GrainReferences grains, IOptions<CoordinationOptions> options, TimeProvider time, ILogger<TrialGrain> logger) : Grain, ITrialGrain
{
    private Lease lease;

    /// <summary>Known from the start of an attempt that is not the first.</summary>
    private int failures;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        lease = Lease.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    private ISweepGrain Coordinator => grains.Of<ISweepGrain>(lease.Trial.Study);

    public async Task<TrialWork?> Start(string node)
    {
        if (await store.GetTrial(lease.Trial) is not { State: TrialState.Running } trial || trial.Attempt != lease.Attempt)
            return null;
        if (await store.GetStudy(lease.Trial.Study) is not { Unusable: null } study)
            return null;

        failures = trial.Failures;
        LogStarted(lease.Trial, lease.Attempt, node);
        var checkpoint = await store.GetCheckpoint(lease.Trial) ?? await Inherit();
        return TrialPlan.WorkOf(study, trial) with { Checkpoint = checkpoint };
    }

    public Task Describe(ModelSummary model, string? engine) => Stored(() => store.SetModel(lease, model, engine));

    public async Task<TrialDecision> Report(Step metrics, byte[]? checkpoint)
    {
        if (await Stored(() => store.AppendEpoch(lease, metrics, checkpoint)))
            return await Coordinator.Reported(lease.Trial.Number, lease.Attempt, metrics);
        LogRefused(lease.Trial, lease.Attempt, metrics.Number);
        return TrialDecision.Abandon;
    }

    public async Task End(AttemptEnd end)
    {
        var to = end.Outcome switch
        {
            AttemptOutcome.Completed => TrialState.Completed,
            AttemptOutcome.Stopped => TrialState.Stopped,
            AttemptOutcome.Failed when !end.Retryable || failures >= options.Value.Retries => TrialState.Failed,
            _ => TrialState.Queued,
        };
        using var span = SweepSpans.Result(lease);
        if (await Stored(() => store.EndAttempt(lease, to, end, end.At ?? time.GetUtcNow())) is { } row)
        {
            if (end.Error is { } error)
                LogFailed(lease.Trial, lease.Attempt, end.Outcome, error);
            else
                LogEnded(lease.Trial, lease.Attempt, end.Outcome);
            await Coordinator.Ended(row);
        }

        DeactivateOnIdle();
    }

    /// <summary>
    /// Makes the epochs of the shorter trial, which this one would train again number for number, its own, and last of all
    /// the checkpoint: once that is there, all is.
    /// </summary>
    /// <returns>The checkpoint to go on from; null if there is none.</returns>
    private async Task<byte[]?> Inherit()
    {
        if (await Coordinator.GetShorter(lease.Trial.Number) is not { } number)
            return null;
        var shorter = lease.Trial with { Number = number };
        if (await store.GetTrial(shorter) is not { State: TrialState.Completed or TrialState.Stopped, Last: { } last } row
            || await store.GetCheckpoint(shorter) is not { } checkpoint)
            return null;

        if (await store.GetModel(shorter) is { } model)
            await Describe(model, row.Engine);
        var epochs = await store.GetEpochs(shorter);
        await Task.WhenAll(epochs.Where(metrics => metrics.Number < last.Number).Select(metrics => Stored(() => store.AppendEpoch(lease, metrics, null))));
        if (await Report(last, checkpoint) is not TrialDecision.Continue)
            return null;
        LogInherited(lease.Trial, last.Number, number);
        return checkpoint;
    }

    /// <summary>Tells the coordinator when the store refuses, so that the user hears why nothing moves.</summary>
    private async Task<T> Stored<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (StoreException e)
        {
            await Coordinator.Troubled(e.Message);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Trial {Trial} attempt {Attempt} was superseded; its report of epoch {Epoch} is refused")]
    private partial void LogRefused(TrialId trial, int attempt, int epoch);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Trial {Trial} goes on after epoch {Epoch}, to which trial {Number} has trained the same")]
    private partial void LogInherited(TrialId trial, int epoch, int number);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Trial {Trial} attempt {Attempt} starts on {Node}")]
    private partial void LogStarted(TrialId trial, int attempt, string node);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Trial {Trial} attempt {Attempt} ended: {Outcome}")]
    private partial void LogEnded(TrialId trial, int attempt, AttemptOutcome outcome);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Trial {Trial} attempt {Attempt} ended: {Outcome}: {Error}")]
    private partial void LogFailed(TrialId trial, int attempt, AttemptOutcome outcome, string error);
}
