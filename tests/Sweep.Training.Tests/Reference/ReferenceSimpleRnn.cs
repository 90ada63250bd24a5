using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>Elman (1990): h' = tanh(x W + h U + b).</summary>
internal sealed class ReferenceSimpleRnn(string prefix, int inputs, int units) : IReferenceCell
{
    private readonly ReferenceParameter kernel = new($"{prefix}.kernel", inputs, units);
    private readonly ReferenceParameter recurrent = new($"{prefix}.recurrent_kernel", units, units);
    private readonly ReferenceParameter bias = new($"{prefix}.bias", units);

    public IEnumerable<ReferenceParameter> Parameters => [kernel, recurrent, bias];

    public int Units => units;

    public int StateSize => units;

    public ReferenceStep Step(double[] input, double[] state)
    {
        var next = (double[])bias.Values.Clone();
        AddProduct(input, kernel, next);
        AddProduct(state, recurrent, next);
        for (var k = 0; k < units; k++)
            next[k] = Math.Tanh(next[k]);
        return new(next, gradient => Back(input, state, next, gradient));
    }

    private (double[] Input, double[] State) Back(double[] input, double[] state, double[] next, double[] gradient)
    {
        var dz = new double[units];
        for (var k = 0; k < units; k++)
            dz[k] = gradient[k] * (1 - (next[k] * next[k]));

        var (dInput, dState) = (new double[inputs], new double[units]);
        AddProductBack(input, kernel, dz, dInput);
        AddProductBack(state, recurrent, dz, dState);
        Add(dz, bias.Gradient);
        return (dInput, dState);
    }
}
