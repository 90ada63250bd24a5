namespace Sweep.Training.Tests.Reference;

/// <summary>First steps worked out by hand.</summary>
public sealed class ReferenceOptimizerTests
{
    [Theory]
    [InlineData(0.25)]
    [InlineData(-3e-6)]
    public void Adams_first_step_is_the_rate_with_epsilon_beside_the_uncorrected_root(double g) =>
        Assert.Equal(1 - (0.001 * g / (Math.Abs(g) + (1e-7 / Math.Sqrt(0.001)))), After(new ReferenceAdam(0.001), g), 1e-14);

    [Fact]
    public void Adams_second_step_weighs_both_gradients()
    {
        // m = 0.9 * 0.1 * 2 + 0.1 * 1 and v = 0.999 * 0.001 * 4 + 0.001 * 1.
        var second = 0.01 * Math.Sqrt(1 - 0.998001) / (1 - 0.81) * 0.28 / (Math.Sqrt(0.004996) + 1e-7);
        var first = 0.01 * 2 / (2 + (1e-7 / Math.Sqrt(0.001)));

        Assert.Equal(1 - first - second, After(new ReferenceAdam(0.01), 2, 1), 1e-13);
    }

    [Fact]
    public void RmsProp_divides_by_the_root_of_the_mean_square_and_epsilon() =>
        Assert.Equal(1 - (0.01 * 0.5 / Math.Sqrt(0.025 + 1e-7)), After(new ReferenceRmsProp(0.01), 0.5), 1e-15);

    [Fact]
    public void Sgd_steps_by_the_rate_times_the_gradient() =>
        Assert.Equal(1 - 0.05 - 0.1, After(new ReferenceSgd(0.1), 0.5, 1), 1e-15);

    private static double After(ReferenceOptimizer optimizer, params double[] gradients)
    {
        var p = new ReferenceParameter("p", 1);
        p.Values[0] = 1;
        foreach (var g in gradients)
        {
            p.Gradient[0] = g;
            optimizer.Step([p]);
        }

        return p.Values[0];
    }
}
