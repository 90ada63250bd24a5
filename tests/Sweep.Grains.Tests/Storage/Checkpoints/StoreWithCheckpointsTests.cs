using Microsoft.Extensions.Logging.Abstractions;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using Sweep.Grains.Storage.Checkpoints;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage.Checkpoints;

/// <summary>How the store's rows and the bytes elsewhere keep step.</summary>
public sealed class StoreWithCheckpointsTests
{
    private static readonly TrialId Trial1 = new("units-1", 1);

    private readonly InMemoryStore rows = new();
    private readonly ScriptedCheckpoints bytes = new();

    [Fact]
    public void Every_member_of_a_store_is_passed_on()
    {
        // A member with a body in the interface itself would otherwise be taken from there, unnoticed.
        var map = typeof(StoreWithCheckpoints).GetInterfaceMap(typeof(ISweepStore));
        Assert.All(map.TargetMethods.Where(method => method.IsPublic), method => Assert.Equal(typeof(StoreWithCheckpoints), method.DeclaringType));
    }

    [Fact]
    public async Task Bytes_are_there_before_the_row_that_refers_to_them_and_the_old_go_after()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        bytes.OnPut = async key =>
        {
            Assert.Equal("1-1", Stem(await Referred()));
            Assert.Equal(2, key.Epoch);
        };
        bytes.OnDelete = async key =>
        {
            Assert.Equal("1-2", Stem(await Referred()));
            Assert.Equal(1, key!.Epoch);
        };
        Assert.True(await Over().AppendEpoch(lease, Epoch(2), [2]));
        Assert.Equal(["1-2"], bytes.Stems);
    }

    [Fact]
    public async Task Without_the_bytes_there_is_no_row()
    {
        var lease = await Given();
        bytes.OnPut = _ => throw new StoreException("The bucket is away.");
        await Assert.ThrowsAsync<StoreException>(() => Over().AppendEpoch(lease, Epoch(1), [1]));
        Assert.Empty(await rows.GetEpochs(Trial1));
        bytes.OnPut = null;
        Assert.True(await Over().AppendEpoch(lease, Epoch(1), [1]));
        Assert.Equal([1], await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task An_epoch_without_a_checkpoint_touches_no_bytes()
    {
        var lease = await Given();
        bytes.OnPut = _ => throw new StoreException("The bucket is away.");
        Assert.True(await Over().AppendEpoch(lease, Epoch(1), null));
    }

    [Fact]
    public async Task What_a_superseded_attempt_writes_is_refused_and_leaves_nothing()
    {
        var zombie = await Given();
        await Over().AppendEpoch(zombie, Epoch(1), [1]);
        await rows.RequeueLost("units-1", [zombie], Noon);
        var second = LeaseOf(Assert.Single(await rows.LeaseTrials("units-1", [1], "node-2", Noon)));
        await Over().AppendEpoch(second, Epoch(2), [2]);

        Assert.False(await Over().AppendEpoch(zombie, Epoch(3), [3]));
        Assert.Equal(["2-2"], bytes.Stems);
        Assert.Equal([2], await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task An_answer_that_was_lost_and_asked_for_again_after_the_end_does_not_take_the_checkpoint_away()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        await Over().EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon);
        Assert.False(await Over().AppendEpoch(lease, Epoch(1), [1]));
        Assert.Equal([1], await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task A_report_that_comes_late_does_not_bring_an_old_checkpoint_back()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        await Over().AppendEpoch(lease, Epoch(2), [2]);
        Assert.True(await Over().AppendEpoch(lease, Epoch(1), [1]));
        Assert.Equal(["1-2"], bytes.Stems);
        Assert.Equal([2], await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task Old_bytes_that_cannot_be_removed_fail_nothing_and_go_when_the_trial_ends()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        bytes.OnDelete = _ => throw new StoreException("The bucket is away.");
        Assert.True(await Over().AppendEpoch(lease, Epoch(2), [2]));
        Assert.Equal(["1-1", "1-2"], bytes.Stems);

        Assert.NotNull(await Over().EndAttempt(lease, TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon));
        Assert.Equal(["1-2"], bytes.Stems);
    }

    [Fact]
    public async Task Bytes_of_a_writer_that_died_before_its_row_go_when_the_trial_ends_but_not_when_it_is_tried_again()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        await bytes.Put(CheckpointKey.Of(lease, 2, [2]), [2]);
        await Over().EndAttempt(lease, TrialState.Queued, new AttemptEnd(AttemptOutcome.Failed, "lost"), Noon);
        Assert.Equal(["1-1", "1-2"], bytes.Stems);

        var second = LeaseOf(Assert.Single(await rows.LeaseTrials("units-1", [1], "node-2", Noon)));
        await Over().EndAttempt(second, TrialState.Stopped, new AttemptEnd(AttemptOutcome.Stopped), Noon);
        Assert.Equal(["1-1"], bytes.Stems);
    }

    [Fact]
    public async Task A_study_is_deleted_with_its_bytes_or_stays_to_be_deleted_again()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        bytes.OnDelete = _ => throw new StoreException("The bucket is away.");
        await Assert.ThrowsAsync<StoreException>(() => Over().DeleteStudy("units-1"));
        Assert.NotNull(await rows.GetStudy("units-1"));

        bytes.OnDelete = null;
        await Over().DeleteStudy("units-1");
        Assert.Null(await rows.GetStudy("units-1"));
        Assert.Empty(bytes.Stems);
    }

    [Fact]
    public async Task A_checkpoint_that_is_missing_or_damaged_counts_as_none()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        bytes.Damage();
        Assert.Null(await Over().GetCheckpoint(Trial1));
        await bytes.DeleteStudy("units-1");
        Assert.Null(await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task A_checkpoint_replaced_while_it_is_read_is_read_anew()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        bytes.OnGet = async () =>
        {
            bytes.OnGet = null;
            await Over().AppendEpoch(lease, Epoch(2), [2]);
        };
        Assert.Equal([2], await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task Checkpoints_written_before_the_place_was_chosen_are_still_read()
    {
        var lease = await Given();
        await Over(elsewhere: false).AppendEpoch(lease, Epoch(1), [1]);
        Assert.Equal([1], await Over().GetCheckpoint(Trial1));
        await Over().AppendEpoch(lease, Epoch(2), [2]);
        Assert.Equal([2], await Over().GetCheckpoint(Trial1));
    }

    [Fact]
    public async Task A_silo_that_no_longer_knows_the_place_says_so()
    {
        var lease = await Given();
        await Over().AppendEpoch(lease, Epoch(1), [1]);
        var e = await Assert.ThrowsAsync<StoreException>(() => Over(elsewhere: false).GetCheckpoint(Trial1));
        Assert.Contains("units-1/1", e.Message, StringComparison.Ordinal);
        Assert.Contains("SWEEP_CHECKPOINTS", e.Message, StringComparison.Ordinal);
    }

    private StoreWithCheckpoints Over(bool elsewhere = true) => new(rows, elsewhere ? bytes : null, NullLogger<StoreWithCheckpoints>.Instance);

    private async Task<Lease> Given()
    {
        await rows.CreateStudy(Study("units-1"));
        await rows.AddTrials("units-1", [Trial("units-1", 1)]);
        return LeaseOf(Assert.Single(await rows.LeaseTrials("units-1", [1], "node-1", Noon)));
    }

    private async Task<string?> Referred() => await rows.GetCheckpoint(Trial1) is { } stored ? System.Text.Encoding.ASCII.GetString(stored).Split(':')[1] : null;

    private static string? Stem(string? name) => name is null ? null : name[..name.LastIndexOf('-')];
}
