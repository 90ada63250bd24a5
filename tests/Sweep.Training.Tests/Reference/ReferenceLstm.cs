using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>
/// Hochreiter and Schmidhuber (1997) with a forget gate (Gers et al., 2000), gates in the order i, f, g, o:
/// c' = f c + i g and h' = o tanh(c').
/// </summary>
internal sealed class ReferenceLstm(string prefix, int inputs, int units) : IReferenceCell
{
    private readonly ReferenceParameter kernel = new($"{prefix}.kernel", inputs, 4 * units);
    private readonly ReferenceParameter recurrent = new($"{prefix}.recurrent_kernel", units, 4 * units);
    private readonly ReferenceParameter bias = new($"{prefix}.bias", 4 * units);

    public IEnumerable<ReferenceParameter> Parameters => [kernel, recurrent, bias];

    public int Units => units;

    public int StateSize => 2 * units;

    public ReferenceStep Step(double[] input, double[] state)
    {
        var z = (double[])bias.Values.Clone();
        AddProduct(input, kernel, z);
        AddProduct(state.AsSpan(0, units), recurrent, z);

        var gates = new (double I, double F, double G, double O)[units];
        var next = new double[2 * units];
        for (var k = 0; k < units; k++)
        {
            gates[k] = (Sigmoid(z[k]), Sigmoid(z[units + k]), Math.Tanh(z[(2 * units) + k]), Sigmoid(z[(3 * units) + k]));
            next[units + k] = (gates[k].F * state[units + k]) + (gates[k].I * gates[k].G);
            next[k] = gates[k].O * Math.Tanh(next[units + k]);
        }

        return new(next, gradient => Back(input, state, gates, next, gradient));
    }

    private (double[] Input, double[] State) Back(
        double[] input, double[] state, (double I, double F, double G, double O)[] gates, double[] next, double[] gradient)
    {
        var dz = new double[4 * units];
        var dState = new double[2 * units];
        for (var k = 0; k < units; k++)
        {
            var (i, f, g, o) = gates[k];
            var tanh = Math.Tanh(next[units + k]);
            var dc = gradient[units + k] + (gradient[k] * o * (1 - (tanh * tanh)));
            dz[k] = dc * g * i * (1 - i);
            dz[units + k] = dc * state[units + k] * f * (1 - f);
            dz[(2 * units) + k] = dc * i * (1 - (g * g));
            dz[(3 * units) + k] = gradient[k] * tanh * o * (1 - o);
            dState[units + k] = dc * f;
        }

        var dInput = new double[inputs];
        AddProductBack(input, kernel, dz, dInput);
        AddProductBack(state.AsSpan(0, units), recurrent, dz, dState.AsSpan(0, units));
        Add(dz, bias.Gradient);
        return (dInput, dState);
    }
}
