using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>One study's coordinator fails, or does not answer, and the others' trials go on.</summary>
public sealed class ContainmentTests
{
    private const string Bad = "bad-1";
    private const string Good = "good-1";

    [Fact]
    public async Task A_coordinator_that_throws_costs_other_studies_nothing_and_shows_what_it_threw()
    {
        var failing = true;
        var store = InterceptedStore.Over(new InMemoryStore(), (method, arguments, call) =>
            failing && method == nameof(ISweepStore.LeaseTrials) && arguments[0] is Bad ? throw new InvalidOperationException("Quite unforeseen.") : call());
        var trainer = new ScriptedTrainer();
        await using var silo = await TestSilo.StartAsync(trainer, store);
        await silo.SubmitAsync(Bad);
        await silo.SubmitAsync(Good);

        await silo.WaitForEndAsync(Good);
        var progress = await silo.WaitAsync(Bad, progress => progress.Problem is not null);
        Assert.Equal("The study's coordinator failed: Quite unforeseen. It is asked again.", progress.Problem);

        failing = false;
        Assert.Null((await silo.WaitForEndAsync(Bad)).Problem);
    }

    [Fact]
    public async Task A_coordinator_that_does_not_answer_is_left_alone_and_what_it_runs_is_kept()
    {
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = InterceptedStore.Over(new InMemoryStore(), (method, arguments, call) =>
            method == nameof(ISweepStore.GetStandings) && arguments[0] is Bad ? After(answers.Task, call) : call());
        await Given(store, Bad);
        await Given(store, Good);
        var running = Assert.Single(await store.LeaseTrials(Bad, [1], "a", Samples.Noon));
        await using var silo = await TestSilo.StartAsync(store: store, coordination: options => options.AnswerLimit = TimeSpan.FromMilliseconds(200));

        var answer = await silo.Scheduler.Pull(Node(new Lease(running.Id, running.Attempt)));

        Assert.Equal([Good, Good], answer.Start.Select(lease => lease.Trial.Study));
        Assert.Empty(answer.Abandon);
        answers.SetResult();
        Assert.Equal(1, (await silo.Study(Bad).GetProgress()).Trials.Running);
    }

    private static NodeReport Node(params Lease[] held) =>
        new("a", [new NodeDevice(NodeDevice.Cpu, 3, held.Length)], "1", Samples.Noon, held) { RunningOn = [.. held.Select(_ => NodeDevice.Cpu)] };

    private static async Task Given(ISweepStore store, string id)
    {
        var study = Samples.Study(id) with { Spec = Specs.Units(configurations: 3, seeds: 1, epochs: 1) };
        await store.CreateStudy(study);
        await store.AddTrials(id, Grains.Coordination.TrialPlan.Create(id, study.Spec));
    }

    private static async Task<IReadOnlyList<TrialStanding>> After(Task first, Func<object?> call)
    {
        await first;
        return await (Task<IReadOnlyList<TrialStanding>>)call()!;
    }
}
