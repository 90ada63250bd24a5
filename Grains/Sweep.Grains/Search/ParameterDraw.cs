using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>
/// Draws one value from a parameter's distribution, by the formulas that W&amp;B documents for its sweep files. What
/// falls outside the range or the hyperparameter's limits (the tails of a normal, the rounding of a q) is moved to the
/// nearest value inside.
/// </summary>
internal static class ParameterDraw
{
    public static ParameterValue From(ParameterSpec parameter, SeededRandom random) => parameter.Distribution switch
    {
        Distribution.Constant => parameter.Values[0],
        Distribution.Categorical => Categorical(parameter, random),
        Distribution.IntUniform => ParameterValue.From(parameter.Min!.Value + random.NextBelow((long)(parameter.Max - parameter.Min + 1)!.Value)),
        _ => Fit(parameter, Real(parameter, random)),
    };

    private static double Real(ParameterSpec parameter, SeededRandom random) => parameter.Distribution switch
    {
        Distribution.Uniform or Distribution.QUniform => Uniform(random, parameter.Min!.Value, parameter.Max!.Value),
        Distribution.LogUniform or Distribution.QLogUniform => Math.Exp(Uniform(random, parameter.Min!.Value, parameter.Max!.Value)),
        Distribution.LogUniformValues or Distribution.QLogUniformValues =>
            Math.Exp(Uniform(random, Math.Log(parameter.Min!.Value), Math.Log(parameter.Max!.Value))),
        Distribution.InvLogUniformValues =>
            1 / Math.Exp(Uniform(random, Math.Log(1 / parameter.Max!.Value), Math.Log(1 / parameter.Min!.Value))),
        Distribution.Normal or Distribution.QNormal => Normal(parameter, random),
        Distribution.LogNormal or Distribution.QLogNormal => Math.Exp(Normal(parameter, random)),
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Distribution, "There is no formula for this distribution."),
    };

    private static double Uniform(SeededRandom random, double min, double max) => min + (max - min) * random.NextDouble();

    private static double Normal(ParameterSpec parameter, SeededRandom random) =>
        parameter.Mu!.Value + parameter.Sigma!.Value * random.NextNormal();

    private static ParameterValue Categorical(ParameterSpec parameter, SeededRandom random)
    {
        if (parameter.Probabilities.Count == 0)
            return parameter.Values[(int)random.NextBelow(parameter.Values.Count)];

        var left = random.NextDouble();
        for (var i = 0; i < parameter.Values.Count; i++)
        {
            left -= parameter.Probabilities[i];
            if (left < 0)
                return parameter.Values[i];
        }

        // The probabilities sum to 1 only up to rounding; what is left over belongs to the last that can happen.
        return parameter.Values[parameter.Probabilities.ToList().FindLastIndex(p => p > 0)];
    }

    private static ParameterValue Fit(ParameterSpec parameter, double drawn)
    {
        var (low, high) = ParameterRange.Of(parameter).Within(HyperparameterSchema.Find(parameter.Key)!);
        return ParameterValue.From(parameter.Q is { } q
            ? Multiples.Within(low, high, q).Nearest(drawn)
            : Math.Clamp(drawn, low, high));
    }
}
