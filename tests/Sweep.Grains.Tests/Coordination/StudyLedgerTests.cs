using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Nodes;

namespace Sweep.Grains.Tests.Coordination;

public sealed class StudyLedgerTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Since = DateTimeOffset.UnixEpoch;

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_target_reached_leaves_what_other_sweeps_want_and_names_the_rest_once()
    {
        var ledger = Ledger(Sweep("first", target: 0.5), Sweep("second"));
        AddQueued(ledger, (1, 0b01), (2, 0b01), (3, 0b11), (4, 0b10));
        Assert.Empty(ledger.Unwanted(10));

        ledger.Update(Row(1, 0b01) with { State = TrialState.Completed, Last = ScriptedTrainer.Metrics(6, 1) });

        Assert.Equal([3, 4], ledger.NextQueued(10).Order());
        Assert.Equal([2], ledger.Unwanted(10));
        ledger.Update(Row(2, 0b01) with { State = TrialState.Cancelled });
        Assert.Empty(ledger.Unwanted(10));
    }

    [Fact]
    public void What_is_planned_or_queued_again_after_the_target_was_reached_is_unwanted_too()
    {
        var ledger = Ledger(Sweep("first", target: 0.5));
        AddQueued(ledger, (1, 1), (2, 1));
        ledger.Update(Row(2, 1) with { State = TrialState.Running, Attempt = 1, Node = "a" });
        ledger.Update(Row(1, 1) with { State = TrialState.Completed, Last = ScriptedTrainer.Metrics(6, 1) });
        Assert.Empty(ledger.Unwanted(10));

        AddQueued(ledger, (3, 1));
        Assert.Equal([3], ledger.Unwanted(10));
        ledger.Update(Row(3, 1) with { State = TrialState.Cancelled });
        ledger.Update(Row(2, 1) with { State = TrialState.Queued, Attempt = 1 });
        Assert.Equal([2], ledger.Unwanted(10));
    }

    [Fact]
    public void Unwanted_trials_are_named_some_at_a_time_until_there_are_no_more()
    {
        var ledger = Ledger(Sweep("first", target: 0.5));
        AddQueued(ledger, [.. Enumerable.Range(1, 6).Select(n => (n, 1L))]);
        ledger.Update(Row(1, 1) with { State = TrialState.Completed, Last = ScriptedTrainer.Metrics(6, 1) });

        var named = new List<int>();
        while (ledger.Unwanted(2) is { Count: > 0 } some)
        {
            named.AddRange(some);
            foreach (var number in some)
                ledger.Update(Row(number, 1) with { State = TrialState.Cancelled });
        }

        Assert.Equal([2, 3, 4, 5, 6], named.Order());
    }

    [Fact]
    public void A_trial_that_a_later_sweep_wants_too_counts_in_both_and_its_result_leads_both()
    {
        var ledger = Ledger(Sweep("first"), Sweep("second"));
        AddQueued(ledger, (1, 0b01));
        var done = Row(1, 0b01) with { State = TrialState.Completed, Last = ScriptedTrainer.Metrics(6, 3) };
        ledger.Update(done);

        ledger.Add(done with { Sweeps = 0b11 });

        var sweeps = ledger.ToProgress("s-1", StudyState.Running, null).Sweeps;
        Assert.Equal([(1, 3L, 0.6), (1, 3L, 0.6)], sweeps.Select(s => (s.Trials.Completed, s.EpochsDone, s.Best!.Value)));
        Assert.Equal(1, ledger.Counts.Total);
    }

    [Fact]
    public void A_lease_is_lost_when_nobody_has_renewed_it_in_time()
    {
        var ledger = Ledger(Sweep("first"));
        AddQueued(ledger, (1, 1), (2, 1));
        foreach (var number in (int[])[1, 2])
            ledger.Update(Row(number, 1) with { State = TrialState.Running, Attempt = 1, Node = "a" });
        time.Advance(Duration);
        Assert.Empty(Lost(ledger, "b"));
        Assert.True(ledger.Renew(Lease(2)));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([Lease(1)], Lost(ledger, "b"));
    }

    [Fact]
    public void A_node_loses_at_once_what_it_does_not_hold_and_all_when_it_is_gone()
    {
        var ledger = Ledger(Sweep("first"));
        AddQueued(ledger, (1, 1), (2, 1), (3, 1));
        foreach (var (number, node) in new[] { (1, "a"), (2, "a"), (3, "b") })
        {
            ledger.Granted(Row(number, 1) with { State = TrialState.Running, Attempt = 1, Node = node }, new NodeLife(node, Since));
            ledger.Renew(Lease(number));
        }

        Assert.Equal([Lease(2)], Lost(ledger, "a", Lease(1)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Lease(3)], Leases(ledger.Lost(Duration, Dead("b"), new NodeLife("a", Since), [Lease(1), Lease(2)]).Died));
    }

    [Fact]
    public void What_a_node_took_in_an_earlier_life_died_with_it()
    {
        var ledger = Ledger(Sweep("first"));
        AddQueued(ledger, (1, 1), (2, 1));
        ledger.Granted(Row(1, 1) with { State = TrialState.Running, Attempt = 1, Node = "a" }, new NodeLife("a", Since));
        ledger.Granted(Row(2, 1) with { State = TrialState.Running, Attempt = 1, Node = "a" }, new NodeLife("a", Since + Duration));
        ledger.Renew(Lease(2));

        var lost = ledger.Lost(Duration, Nobody, new NodeLife("a", Since + Duration), []);

        Assert.Equal([Lease(1)], Leases(lost.Died));
        Assert.Equal([Lease(2)], Leases(lost.Others));
    }

    [Fact]
    public void A_silent_node_has_died_if_its_silo_has_although_another_serves_under_its_name()
    {
        var ledger = Ledger(Sweep("first"));
        AddQueued(ledger, (1, 1), (2, 1));
        SiloAddress first = SiloAddress.New(IPAddress.Loopback, 1, 1), second = SiloAddress.New(IPAddress.Loopback, 2, 1);
        ledger.Granted(Row(1, 1) with { State = TrialState.Running, Attempt = 1, Node = "a" }, new NodeLife("a", Since, first));
        ledger.Granted(Row(2, 1) with { State = TrialState.Running, Attempt = 1, Node = "b" }, new NodeLife("b", Since, second));
        time.Advance(Duration + TimeSpan.FromSeconds(1));

        var lost = ledger.Lost(Duration, new NodeDeaths(new HashSet<string>(), new HashSet<SiloAddress> { first }), new NodeLife("c", Since), []);

        Assert.Equal([Lease(1)], Leases(lost.Died));
        Assert.Equal([Lease(2)], Leases(lost.Others));
    }

    private static NodeDeaths Nobody { get; } = Dead();

    private static NodeDeaths Dead(params string[] nodes) => new(nodes.ToHashSet(), new HashSet<SiloAddress>());

    private static IEnumerable<Lease> Lost(StudyLedger ledger, string node, params Lease[] held) =>
        Leases(ledger.Lost(Duration, Nobody, new NodeLife(node, Since), held).Others);

    private static IEnumerable<Lease> Leases(IEnumerable<RunningAttempt> attempts) => attempts.Select(attempt => attempt.Lease);

    private static Lease Lease(int number) => new(new TrialId("s-1", number), 1);

    private StudyLedger Ledger(params SweepSpec[] sweeps) => new(new StudySpec { Name = "s", Sweeps = sweeps }, MetricSet.TextClassifier, time);

    private static SweepSpec Sweep(string name, double? target = null) =>
        Specs.Sweep(name, "units", ["[1]"], new MetricSpec("val_accuracy", Goal.Maximize, target));

    private static void AddQueued(StudyLedger ledger, params (int Number, long Sweeps)[] trials)
    {
        foreach (var (number, sweeps) in trials)
            ledger.Add(Row(number, sweeps));
    }

    private static TrialRow Row(int number, long sweeps) => new()
    {
        Id = new TrialId("s-1", number),
        Hyperparameters = Hyperparameters.Default with { Epochs = 3 },
        SeedNumber = 0,
        Sweeps = sweeps,
    };
}
