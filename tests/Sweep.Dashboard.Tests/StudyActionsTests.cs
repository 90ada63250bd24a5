using Bunit;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Components;

namespace Sweep.Dashboard.Tests;

/// <summary>What can be done to a study, and who may.</summary>
public sealed class StudyActionsTests : PageTest
{
    private readonly ISweepGrain study;

    public StudyActionsTests() => study = Study("dropout-1");

    [Theory]
    [InlineData(StudyState.Running, 0, "Pause Cancel Delete")]
    [InlineData(StudyState.Paused, 0, "Resume Cancel Delete")]
    [InlineData(StudyState.Cancelled, 0, "Resume Delete")]
    [InlineData(StudyState.Completed, 0, "Delete")]
    [InlineData(StudyState.Completed, 2, "Resume Delete")]
    public void A_state_allows_what_makes_sense_in_it(StudyState state, int failed, string names) =>
        Assert.Equal(names, string.Join(' ', Actions(state, failed).FindAll("button").Select(button => button.TextContent)));

    [Fact]
    public void A_reader_is_shown_none()
    {
        BecomeReader();

        Assert.Empty(Actions().FindAll("button"));
    }

    [Fact]
    public async Task Who_is_no_operator_when_it_is_done_changes_nothing()
    {
        var actions = Actions();
        BecomeReader();

        Press(actions, "Pause");

        await study.DidNotReceive().Pause();
    }

    [Fact]
    public async Task To_pause_no_question_is_asked()
    {
        Press(Actions(), "Pause");

        await study.Received(1).Pause();
    }

    [Theory]
    [InlineData("Leave it", 0)]
    [InlineData("Delete for good", 1)]
    public async Task Nothing_is_deleted_before_a_question_is_answered(string answer, int times)
    {
        var actions = Actions();
        Press(actions, "Delete");
        await study.DidNotReceive().Delete();

        Answer(answer);

        actions.WaitForAssertion(() => study.Received(times).Delete());
    }

    [Fact]
    public void The_question_names_the_study_and_says_what_will_be_lost()
    {
        var actions = Actions();
        Press(actions, "Cancel");

        actions.WaitForAssertion(() => Assert.Contains("Cancel dropout-1?", Question, StringComparison.Ordinal));
        Assert.Contains("What has finished stays", Question, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_done_can_be_tried_again()
    {
        study.Pause().ThrowsAsync(new StoreException("The disk is full."));
        var actions = Actions();

        Press(actions, "Pause");

        actions.WaitForAssertion(() => Assert.False(actions.FindAll("button")[0].HasAttribute("disabled")));
    }

    private IRenderedComponent<StudyActions> Actions(StudyState state = StudyState.Running, int failed = 0) =>
        Render<StudyActions>(actions => actions.Add(a => a.Study, "dropout-1").Add(a => a.State, state).Add(a => a.Failed, failed));
}
