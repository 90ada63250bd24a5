using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Testing;

namespace Sweep.Simulation;

/// <summary>
/// A node that calls the grains as a real one does, pulls at once when a slot frees, and lets virtual time pass where that
/// one would train. It dies without a word, and starts again with nothing in mind.
/// </summary>
internal sealed class SimulatedNode(int number, SimulatedCluster cluster)
{
    private readonly HashSet<Lease> held = [];
    private DateTimeOffset startedAt;
    private int life, training, pulls;
    private bool pulling, slotFreed;

    private string Name => NameOf(number);

    private SimulationOptions Options => cluster.Options;

    public static string NameOf(int number) => $"node-{number}";

    public void Join()
    {
        startedAt = cluster.Now;
        cluster.Membership.Join(number, life);
        cluster.Slots.Change(alive: Options.SlotsPerNode);
        Later(cluster.Chance.Life(number, life), Die);
        Pull();
    }

    private void Die()
    {
        var died = life++;
        cluster.Deaths++;
        cluster.Slots.Change(alive: -Options.SlotsPerNode, training: -training);
        held.Clear();
        training = 0;
        pulling = slotFreed = false;
        Later(Options.Detection, () => cluster.Membership.DeclareDead(number, died));
        Later(Options.Away, Join);
    }

    private void Pull()
    {
        slotFreed |= pulling;
        if (pulling)
            return;
        pulling = true;
        pulls++;
        var free = Options.SlotsPerNode - held.Count;
        var report = new NodeReport(Name, [new NodeDevice("cpu", Options.SlotsPerNode, held.Count)], "simulated", startedAt, [.. held]);
        Call(() => cluster.Scheduler.Pull(report), answer => Answered(answer, free));
    }

    private async Task Answered(PullAnswer answer, int free)
    {
        pulling = false;
        if (answer.Start.Count > free)
            throw new InvalidOperationException($"{Name} has {free} free slots and was given {answer.Start.Count} trials after {cluster.Timeline.Now}.");
        if (answer.Abandon.Where(held.Contains).ToList() is { Count: > 0 } abandoned)
            throw new InvalidOperationException($"{Name} was told after {cluster.Timeline.Now} to abandon {string.Join(", ", abandoned)}, which it holds.");
        var work = answer.Work.Select(trial => (trial.Id, trial.Attempt)).ToHashSet();
        foreach (var lease in answer.Start)
            Start(lease, work.Contains((lease.Trial, lease.Attempt)));
        if (answer.Start.Count < free)
            await cluster.NoticeEmptyQueue();

        var before = pulls;
        if (slotFreed)
            Pull();
        else
            Later(Options.PullInterval, () => PullUnlessAfter(before));
        slotFreed = false;
    }

    private void PullUnlessAfter(int before)
    {
        if (pulls == before)
            Pull();
    }

    private void Start(Lease lease, bool workCame)
    {
        held.Add(lease);
        if (workCame)
            Train(lease);
        else
            Call(() => cluster.Trial(lease).Start(Name), work => If(work is not null, lease, () => Train(lease)));
    }

    private void Train(Lease lease)
    {
        training++;
        cluster.Slots.Change(training: 1);
        Later(cluster.Chance.Length(lease.Trial.Number), () =>
        {
            training--;
            cluster.Slots.Change(training: -1);
            Report(lease);
        });
    }

    private void Report(Lease lease) => Call(
        () => cluster.Trial(lease).Report(TextSteps.Of(1, 0.7, 0.5, 0.7, 0.5, 1), checkpoint: null),
        decision => If(decision is TrialDecision.Continue, lease, () => End(lease)));

    private void End(Lease lease) => Call(
        async () =>
        {
            await cluster.Trial(lease).End(new AttemptEnd(AttemptOutcome.Completed));
            await cluster.NoticeEnd();
            return true;
        },
        _ => Free(lease));

    private void If(bool holds, Lease lease, Action goOn)
    {
        if (holds)
            goOn();
        else
            Free(lease);
    }

    private void Free(Lease lease)
    {
        held.Remove(lease);
        Pull();
    }

    /// <summary>A call gets there even if the node dies meanwhile; the answer then meets nobody.</summary>
    private void Call<T>(Func<Task<T>> call, Func<T, Task> answered)
    {
        var caller = life;
        cluster.Timeline.After(Options.Latency, async () =>
        {
            var answer = await call();
            cluster.Timeline.After(Options.Latency, InLife(caller, () => answered(answer)));
        });
    }

    private void Call<T>(Func<Task<T>> call, Action<T> answered) => Call(call, answer => Done(() => answered(answer)));

    /// <summary>Happens in this life of the node or not at all.</summary>
    private void Later(TimeSpan delay, Action happen) => cluster.Timeline.After(delay, InLife(life, () => Done(happen)));

    private Func<Task> InLife(int wanted, Func<Task> happen) => () => life == wanted ? happen() : Task.CompletedTask;

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
