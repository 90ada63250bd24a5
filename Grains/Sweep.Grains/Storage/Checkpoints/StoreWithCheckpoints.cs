using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>
/// A store whose checkpoints' bytes may lie elsewhere. The bytes are written first and the store's row, which refers to
/// them, after; so a row never refers to what is not there, and whether an attempt may store is still decided by the row's
/// own statement. What a row no longer refers to is removed after its commit. Bytes without a row, from writers that died
/// in between, go when their trial or study ends.
/// </summary>
/// <param name="store">The truth.</param>
/// <param name="elsewhere">Where the bytes go; null to leave them in the store, in one transaction with the epoch.</param>
/// <param name="logger">Hears of bytes that could not be removed, or are damaged.</param>
public sealed partial class StoreWithCheckpoints(ISweepStore store, ICheckpointStore? elsewhere, ILogger<StoreWithCheckpoints> logger) : ISweepStore
{
    public async Task<bool> AppendEpoch(Lease lease, Step metrics, byte[]? checkpoint)
    {
        if (checkpoint is null || elsewhere is null)
            return await store.AppendEpoch(lease, metrics, checkpoint);

        var before = await Referred(lease.Trial);
        var key = CheckpointKey.Of(lease, metrics.Number, checkpoint);
        await elsewhere.Put(key, checkpoint);
        var held = await store.AppendEpoch(lease, metrics, CheckpointReference.Write(key));
        await TryClear(lease.Trial, async () =>
        {
            // Refused, or older than what is there: then the row still refers to another, and ours is the one to go.
            var now = await Referred(lease.Trial);
            foreach (var stale in new[] { before, key }.Where(stale => stale is not null && stale != now).Distinct())
                await elsewhere.Delete(stale!);
        });
        return held;
    }

    public async Task<byte[]?> GetCheckpoint(TrialId trial)
    {
        for (CheckpointKey? sought = null; ;)
        {
            var owner = elsewhere is null ? trial : await store.GetCheckpointOwner(trial) ?? trial;
            var stored = await store.GetCheckpoint(trial);
            if (CheckpointReference.Read(owner, stored) is not { } key)
                return stored;
            if (elsewhere is null)
                throw new StoreException($"The checkpoint of trial {trial} is not in the store but where SWEEP_CHECKPOINTS pointed when it was written. Start the silo with that setting.");
            if (await elsewhere.Get(key) is { } state && key.Names(state))
                return state;

            // Replaced, or inherited, between the readings, unless the row says the same again.
            if (key == sought)
            {
                LogLost(trial, key.Epoch);
                return null;
            }

            sought = key;
        }
    }

    public async Task<TrialRow?> EndAttempt(Lease lease, TrialState to, AttemptEnd end, DateTimeOffset now)
    {
        var row = await store.EndAttempt(lease, to, end, now);
        if (elsewhere is not null && row is not null && row.State.IsFinal())
            await TryClear(lease.Trial, async () => await elsewhere.DeleteAllBut(lease.Trial, await Referred(lease.Trial)));
        return row;
    }

    /// <remarks>What the trial had trained before goes, since it is another's checkpoint now.</remarks>
    public async Task<IReadOnlyList<TrialRow>> ReuseTrials(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines, DateTimeOffset now)
    {
        var rows = await store.ReuseTrials(study, numbers, engines, now);
        if (elsewhere is not null)
        {
            foreach (var row in rows.Where(row => row.Attempt > 0))
                await TryClear(row.Id, () => elsewhere.DeleteAllBut(row.Id, null));
        }

        return rows;
    }

    /// <remarks>
    /// Bytes that trials of other studies refer to are copied to where their heir will look for them. Then the bytes go, and
    /// only then the rows: if they cannot, the study is still there to be deleted again.
    /// </remarks>
    public async Task DeleteStudy(string study)
    {
        if (elsewhere is not null)
        {
            foreach (var (owner, heir) in await store.Withdraw(study))
                await Bequeath(elsewhere, owner, heir);
            await elsewhere.DeleteStudy(study);
        }

        await store.DeleteStudy(study);
    }

    public async ValueTask DisposeAsync()
    {
        elsewhere?.Dispose();
        await store.DisposeAsync();
    }

    /// <summary>Bytes that are gone were copied by a deletion that did not come to its end.</summary>
    private async Task Bequeath(ICheckpointStore place, TrialId owner, TrialId heir)
    {
        if (await Referred(owner) is { } key && await place.Get(key) is { } state && key.Names(state))
            await place.Put(key with { Trial = heir }, state);
    }

    private async Task<CheckpointKey?> Referred(TrialId trial) => CheckpointReference.Read(trial, await store.GetCheckpoint(trial));

    /// <summary>What is stored is stored: that something old could not be removed is no reason to say otherwise.</summary>
    private async Task TryClear(TrialId trial, Func<Task> clear)
    {
        try
        {
            await clear();
        }
        catch (StoreException e)
        {
            LogNotCleared(trial, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old checkpoints of trial {Trial} are left until it ends: {Reason}")]
    private partial void LogNotCleared(TrialId trial, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoint of trial {Trial} after epoch {Epoch} is missing or damaged; it counts as none")]
    private partial void LogLost(TrialId trial, int epoch);
}
