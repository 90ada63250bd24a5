using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tests.Search;

/// <summary>Draws against the distributions' moments and shares, known in closed form, within five standard errors.</summary>
public sealed class DistributionTests
{
    private const int Draws = 10_000;

    private static readonly double Ln10 = Math.Log(10);

    [Fact]
    public void Uniform() => HasMoments(Draw(Space.Range("dropout", Distribution.Uniform, 0.1, 0.5)), 0.3, 0.4 / Math.Sqrt(12));

    [Fact]
    public void Int_uniform() => HasMoments(Draw(Space.Range("epochs", Distribution.IntUniform, 1, 10)), 5.5, Math.Sqrt(99 / 12.0));

    [Fact]
    public void Log_uniform() => HasMoments(
        Draw(Space.Range("learning_rate", Distribution.LogUniform, -4 * Ln10, -Ln10)).Select(Math.Log10), -2.5, 3 / Math.Sqrt(12));

    [Theory]
    [InlineData(Distribution.LogUniformValues)]
    [InlineData(Distribution.InvLogUniformValues)]
    public void Log_uniform_values(Distribution distribution) => HasMoments(
        Draw(Space.Range("learning_rate", distribution, 1e-4, 1e-1)).Select(Math.Log10), -2.5, 3 / Math.Sqrt(12));

    [Fact]
    public void Normal() => HasMoments(Draw(Space.Normal("learning_rate", Distribution.Normal, 5, 0.5)), 5, 0.5);

    [Fact]
    public void Log_normal() => HasMoments(Draw(Space.Normal("learning_rate", Distribution.LogNormal, -5, 0.5)).Select(v => Math.Log(v)), -5, 0.5);

    // Rounding to q adds q²/12 to the variance where the density is flat over a step.
    [Fact]
    public void Q_normal() => HasMoments(Draw(Space.Normal("epochs", Distribution.QNormal, 500, 50, 5)), 500, Math.Sqrt(2500 + 25 / 12.0));

    [Fact]
    public void Q_log_normal() => HasMoments(
        Draw(Space.Normal("vocab_size", Distribution.QLogNormal, 8, 0.25, 1)), Math.Exp(8 + 0.03125), Math.Exp(8.03125) * Math.Sqrt(Math.Exp(0.0625) - 1));

    [Fact]
    public void Q_uniform_gives_its_ends_half_as_often()
    {
        var drawn = Draw(Space.Range("dropout", Distribution.QUniform, 0, 0.5, 0.1));

        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5], drawn.Distinct().Order());
        HasShare(drawn, 0, 0.1);
        HasShare(drawn, 0.3, 0.2);
        HasShare(drawn, 0.5, 0.1);
    }

    [Fact]
    public void Q_log_uniform()
    {
        var drawn = Draw(Space.Range("epochs", Distribution.QLogUniform, 0, Math.Log(100), 1));

        HasShare(drawn, 1, Math.Log(1.5) / Math.Log(100));
        HasShare(drawn, 2, Math.Log(2.5 / 1.5) / Math.Log(100));
    }

    [Fact]
    public void Q_log_uniform_values()
    {
        var drawn = Draw(Space.Range("batch_size", Distribution.QLogUniformValues, 16, 64, 16));

        Assert.Equal([16, 32, 48, 64], drawn.Distinct().Order());
        HasShare(drawn, 16, Math.Log(24 / 16.0) / Math.Log(4));
        HasShare(drawn, 64, Math.Log(64 / 56.0) / Math.Log(4));
    }

    [Fact]
    public void Categorical()
    {
        var drawn = Draw(Space.Choice("epochs", ParameterValue.From(1), ParameterValue.From(2), ParameterValue.From(3)));

        Assert.All((double[])[1, 2, 3], value => HasShare(drawn, value, 1 / 3.0));
    }

    [Fact]
    public void Categorical_with_probabilities()
    {
        var parameter = Space.Choice("epochs", ParameterValue.From(1), ParameterValue.From(2), ParameterValue.From(3), ParameterValue.From(4));

        var drawn = Draw(parameter with { Probabilities = [0.7, 0.2, 0.1, 0] });

        HasShare(drawn, 1, 0.7);
        HasShare(drawn, 2, 0.2);
        HasShare(drawn, 3, 0.1);
        Assert.DoesNotContain(4, drawn);
    }

    private static List<double> Draw(ParameterSpec parameter)
    {
        var sampler = Space.Sampler(SearchMethod.Random, parameter);
        var definition = HyperparameterSchema.Find(parameter.Key)!;
        return [.. Enumerable.Range(0, Draws).Select(i => definition.Get(sampler.Propose(i)).AsNumber()!.Value)];
    }

    private static void HasMoments(IEnumerable<double> drawn, double mean, double deviation)
    {
        var values = drawn.ToList();
        var measured = values.Average();
        var variance = values.Average(v => (v - mean) * (v - mean));
        var fourth = values.Average(v => Math.Pow(v - mean, 4));
        Assert.InRange(measured, mean - 5 * deviation / Math.Sqrt(Draws), mean + 5 * deviation / Math.Sqrt(Draws));
        var error = 5 * Math.Sqrt((fourth - variance * variance) / Draws);
        Assert.InRange(variance, deviation * deviation - error, deviation * deviation + error);
    }

    private static void HasShare(List<double> drawn, double value, double share)
    {
        var error = 5 * Math.Sqrt(share * (1 - share) / Draws);
        Assert.InRange(drawn.Count(d => d == value) / (double)Draws, share - error, share + error);
    }
}
