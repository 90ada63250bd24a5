namespace Sweep.Training.Tests.Reference;

/// <summary>Changes parameters by their gradients.</summary>
internal abstract class ReferenceOptimizer
{
    private readonly Dictionary<string, (double[] First, double[] Second)> moments = [];

    /// <summary>Steps taken, the one under way included.</summary>
    protected int Steps { get; private set; }

    public void Step(IEnumerable<ReferenceParameter> parameters)
    {
        Steps++;
        foreach (var p in parameters)
        {
            if (!moments.TryGetValue(p.Name, out var held))
                moments[p.Name] = held = (new double[p.Values.Length], new double[p.Values.Length]);
            for (var i = 0; i < p.Values.Length; i++)
                p.Values[i] -= Change(p.Gradient[i], ref held.First[i], ref held.Second[i]);
        }
    }

    protected abstract double Change(double gradient, ref double first, ref double second);
}

/// <summary>Plain stochastic gradient descent.</summary>
internal sealed class ReferenceSgd(double learningRate) : ReferenceOptimizer
{
    protected override double Change(double gradient, ref double first, ref double second) => learningRate * gradient;
}

/// <summary>Tieleman and Hinton (2012), epsilon under the root as in Keras.</summary>
internal sealed class ReferenceRmsProp(double learningRate) : ReferenceOptimizer
{
    protected override double Change(double gradient, ref double first, ref double second)
    {
        second = (0.9 * second) + (0.1 * gradient * gradient);
        return learningRate * gradient / Math.Sqrt(second + 1e-7);
    }
}

/// <summary>
/// Kingma and Ba (2015) in the form that closes their section 2, as Keras has it: the corrections of both biases are in
/// the rate, so epsilon is beside the uncorrected root.
/// </summary>
internal sealed class ReferenceAdam(double learningRate) : ReferenceOptimizer
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    protected override double Change(double gradient, ref double first, ref double second)
    {
        first = (Beta1 * first) + ((1 - Beta1) * gradient);
        second = (Beta2 * second) + ((1 - Beta2) * gradient * gradient);
        var rate = learningRate * Math.Sqrt(1 - Math.Pow(Beta2, Steps)) / (1 - Math.Pow(Beta1, Steps));
        return rate * first / (Math.Sqrt(second) + 1e-7);
    }
}
