using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_study_is_read_as_it_was_stored()
    {
        Assert.True(await Store.CreateStudy(Study(A)));
        AssertSame(Study(A), await Store.GetStudy(A));
        Assert.Null(await Store.GetStudy(B));
    }

    [Fact]
    public async Task An_id_that_is_taken_changes_nothing()
    {
        await Store.CreateStudy(Study(A));
        Assert.False(await Store.CreateStudy(Study(A, Noon.AddHours(1))));
        AssertSame(Study(A), await Store.GetStudy(A));
    }

    [Fact]
    public async Task Studies_are_listed_newest_first()
    {
        await Store.CreateStudy(Study("a", Noon.AddMinutes(1)));
        await Store.CreateStudy(Study("b", Noon.AddMinutes(2)));
        await Store.CreateStudy(Study("c", Noon));
        await Store.CreateStudy(Study("d", Noon.AddTicks(1)));
        Assert.Equal(["b", "a", "d", "c"], (await Store.ListStudies()).Select(s => s.Id));
    }

    [Fact]
    public async Task Of_studies_of_one_moment_the_last_stored_is_listed_first()
    {
        foreach (var id in new[] { "b", "c", "a" })
            await Store.CreateStudy(Study(id));
        Assert.Equal(["a", "c", "b"], (await Store.ListStudies()).Select(s => s.Id));
    }

    [Fact]
    public async Task A_study_enters_a_state_and_leaves_it()
    {
        await Store.CreateStudy(Study(A));
        await Store.SetStudyState(A, StudyState.Completed, Noon.AddHours(2));
        AssertSame(Study(A) with { State = StudyState.Completed, FinishedAt = Noon.AddHours(2) }, await Store.GetStudy(A));
        await Store.SetStudyState(A, StudyState.Running, null);
        AssertSame(Study(A), await Store.GetStudy(A));
    }

    [Fact]
    public async Task A_studys_spec_is_replaced_and_nothing_else_of_it()
    {
        await Given(A, 2);
        await Given(B, 1);
        var spec = Study(A).Spec with { Seeds = 7, Looks = [3, 5], Configurations = 2 };

        await Store.SetStudySpec(A, spec);
        await Store.SetStudySpec("no-such-study", spec);

        AssertSame(Study(A) with { Spec = spec }, await Store.GetStudy(A));
        AssertSame(Study(B), await Store.GetStudy(B));
        Assert.Equal(2, (await Store.GetTrials(A, 0, 10)).Count);
    }

    [Fact]
    public async Task The_state_of_a_study_that_is_not_there_can_be_set_to_no_effect()
    {
        await Store.SetStudyState(A, StudyState.Paused, null);
        Assert.Empty(await Store.ListStudies());
    }

    [Fact]
    public async Task Deletion_removes_all_rows_of_the_study_and_no_others()
    {
        foreach (var study in new[] { A, B })
        {
            await Given(study, 2);
            var lease = await Lease(1, study);
            await Store.SetModel(lease, Model(20_000));
            await Store.AppendEpoch(lease, Epoch(1), [1, 2, 3]);
        }

        await Store.DeleteStudy(A);
        Assert.Null(await Store.GetStudy(A));
        await AssertNothingOf(A);

        // Nothing of the old study comes back with a new one of its name.
        await Given(A, 1);
        Assert.Equal(Trial(A, 1), await Row(1));
        Assert.Empty(await Store.GetAttempts(new TrialId(A, 1)));
        Assert.Empty(await Store.GetEpochs(A, 0, 0, 10));
        Assert.Null(await Store.GetModel(new TrialId(A, 1)));
        Assert.Null(await Store.GetCheckpoint(new TrialId(A, 1)));

        Assert.Equal(2, (await Store.GetTrials(B, 0, 10)).Count);
        Assert.Equal([1, 2, 3], await Store.GetCheckpoint(new TrialId(B, 1)));
        Assert.Equal([new TrialEpoch(1, Epoch(1))], await Store.GetEpochs(B, 0, 0, 10));
        Assert.Single(await Store.GetAttempts(new TrialId(B, 1)));
        Assert.NotNull(await Store.GetModel(new TrialId(B, 1)));
    }

    [Fact]
    public async Task Of_what_is_not_there_nothing_is_read()
    {
        await AssertNothingOf(A);
        await Store.DeleteStudy(A);
        Assert.Empty(await Store.LeaseTrials(A, [1], "node-1", Noon));
        await Assert.ThrowsAsync<StoreException>(() => Store.AddTrials(A, [Trial(A, 1)]));
        await AssertNothingOf(A);
    }

    private async Task AssertNothingOf(string study)
    {
        var trial = new TrialId(study, 1);
        Assert.Empty(await Store.GetTrials(study, 0, 10));
        Assert.Null(await Store.GetTrial(trial));
        Assert.Equal(new TrialCounts(0, 0, 0, 0, 0, 0), await Store.CountTrials(study));
        Assert.Empty(await Store.GetAttempts(trial));
        Assert.Null(await Store.GetModel(trial));
        Assert.Empty(await Store.GetEpochs(trial));
        Assert.Empty(await Store.GetEpochs(study, 0, 0, 10));
        Assert.Null(await Store.GetCheckpoint(trial));
    }
}
