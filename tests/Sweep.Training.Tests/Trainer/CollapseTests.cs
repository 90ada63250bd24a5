using Sweep.Training.Trainer;

namespace Sweep.Training.Tests.Trainer;

public sealed class CollapseTests
{
    [Fact]
    public void The_entropy_of_labels_is_that_of_their_shares()
    {
        Assert.Equal(Math.Log(2), Collapse.Entropy([1, 0, 0, 1]), 1e-15);
        Assert.Equal(0.5623351446188083, Collapse.Entropy([1, 0, 1, 1]), 1e-15);
        Assert.Equal(0, Collapse.Entropy([1, 1]));
    }

    // 99 % of ln 2 is 0.686215709...
    [Theory]
    [InlineData(0.6862, new[] { 0.4f, 0.45f, 0.5f, 0.3f }, false)]
    [InlineData(0.6863, new[] { 0.4f, 0.45f, 0.5f, 0.3f }, true)]
    [InlineData(0.6863, new[] { 0.6f, 0.51f, 0.55f, 0.9f }, true)]
    [InlineData(0.6863, new[] { 0.4f, 0.51f, 0.4f, 0.4f }, false)]
    [InlineData(2.0, new[] { 0.9f, 0.9f, 0.1f, 0.1f }, false)]
    public void A_model_collapsed_if_it_is_no_better_than_chance_and_answers_all_alike(double loss, float[] probabilities, bool expected) =>
        Assert.Equal(expected, Collapse.Holds(loss, [1, 0, 0, 1], probabilities));
}
