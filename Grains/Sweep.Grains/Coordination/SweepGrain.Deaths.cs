using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

/// <summary>What becomes of trials whose node is lost, and of those that may have taken its process down.</summary>
internal sealed partial class SweepGrain
{
    private async Task Requeue(LostLeases lost)
    {
        await Requeue(lost.Others, died: false);
        var last = lost.Died.Where(attempt => ledger!.Suspects.NodesOf(attempt.Lease.Trial.Number).Count + 1 >= options.Value.Deaths).ToList();
        await Requeue([.. lost.Died.Except(last)], died: true);
        foreach (var attempt in last)
            await Fail(attempt);
    }

    private async Task Requeue(IReadOnlyList<RunningAttempt> lost, bool died)
    {
        if (lost.Count == 0)
            return;
        var requeued = await store.RequeueLost(Id, [.. lost.Select(attempt => attempt.Lease)], time.GetUtcNow(), died);
        Take(requeued);
        foreach (var row in requeued)
            LogLost(row.Id, row.Node, row.Attempt);
        await ReadAgain([.. lost.Select(attempt => attempt.Lease.Trial.Number).Except(requeued.Select(row => row.Id.Number))]);
    }

    private async Task Fail(RunningAttempt attempt)
    {
        var number = attempt.Lease.Trial.Number;
        string[] nodes = [.. ledger!.Suspects.NodesOf(number), attempt.Node];
        var error = $"the process died {nodes.Length} times while it trained (nodes {string.Join(", ", nodes)}); see their logs";
        if (await store.EndAttempt(attempt.Lease, TrialState.Failed, new AttemptEnd(AttemptOutcome.Lost, error), time.GetUtcNow()) is { } row)
            await Ended(row);
        else
            await ReadAgain([number]);
    }

    /// <summary>
    /// The suspect that the node may try: one at a time, so that its next death has one to blame, and not where that one has
    /// died already, if there is a node that it can still try.
    /// </summary>
    private async Task<int?> NextSuspect(string node)
    {
        var suspects = ledger!.Suspects;
        var waiting = suspects.Waiting.Where(suspect => !ledger.Shared.Contains(suspect.Number)).ToList();
        if (waiting.Count == 0 || suspects.RunOn(node))
            return null;
        if (waiting.Find(suspect => !suspect.DiedOn.Contains(node)) is { } stranger)
            return stranger.Number;

        // A scheduler activated afresh has heard of every node by the time that a silent one loses its leases.
        var waited = waiting.Where(suspect => time.GetElapsedTime(suspect.Since) > options.Value.LeaseDuration).ToList();
        if (waited.Count == 0)
            return null;
        var nodes = await GrainFactory.GetGrain<ISchedulerGrain>(0).GetNodes();
        var willing = nodes.Where(other => MayTry(other)).Select(other => other.Node).ToList();
        return waited.Find(suspect => !willing.Except(suspect.DiedOn).Any())?.Number;
    }

    private bool MayTry(NodeInfo node) =>
        !node.Draining && !roll.IsGone(node.Node) && node.Devices.Any(device => device.Slots > 0 && device.Suits(study!.Spec.Device));
}
