using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>
/// Cho et al. (2014) in the variant whose reset gate acts after the product with the recurrent kernel, gates in the order
/// z, r, h: h' = z h + (1 - z) tanh(x W + b + r (h U + b')).
/// </summary>
internal sealed class ReferenceGru(string prefix, int inputs, int units) : IReferenceCell
{
    private readonly ReferenceParameter kernel = new($"{prefix}.kernel", inputs, 3 * units);
    private readonly ReferenceParameter recurrent = new($"{prefix}.recurrent_kernel", units, 3 * units);
    private readonly ReferenceParameter bias = new($"{prefix}.bias", 3 * units);
    private readonly ReferenceParameter recurrentBias = new($"{prefix}.recurrent_bias", 3 * units);

    public IEnumerable<ReferenceParameter> Parameters => [kernel, recurrent, bias, recurrentBias];

    public int Units => units;

    public int StateSize => units;

    public ReferenceStep Step(double[] input, double[] state)
    {
        var a = (double[])bias.Values.Clone();
        AddProduct(input, kernel, a);
        var b = (double[])recurrentBias.Values.Clone();
        AddProduct(state, recurrent, b);

        var gates = new (double Z, double R, double H, double Inner)[units];
        var next = new double[units];
        for (var k = 0; k < units; k++)
        {
            var z = Sigmoid(a[k] + b[k]);
            var r = Sigmoid(a[units + k] + b[units + k]);
            var inner = b[(2 * units) + k];
            var h = Math.Tanh(a[(2 * units) + k] + (r * inner));
            gates[k] = (z, r, h, inner);
            next[k] = (z * state[k]) + ((1 - z) * h);
        }

        return new(next, gradient => Back(input, state, gates, gradient));
    }

    private (double[] Input, double[] State) Back(
        double[] input, double[] state, (double Z, double R, double H, double Inner)[] gates, double[] gradient)
    {
        var da = new double[3 * units];
        var db = new double[3 * units];
        var dState = new double[units];
        for (var k = 0; k < units; k++)
        {
            var (z, r, h, inner) = gates[k];
            var dh = gradient[k] * (1 - z) * (1 - (h * h));
            da[k] = db[k] = gradient[k] * (state[k] - h) * z * (1 - z);
            da[units + k] = db[units + k] = dh * inner * r * (1 - r);
            da[(2 * units) + k] = dh;
            db[(2 * units) + k] = dh * r;
            dState[k] = gradient[k] * z;
        }

        var dInput = new double[inputs];
        AddProductBack(input, kernel, da, dInput);
        AddProductBack(state, recurrent, db, dState);
        Add(da, bias.Gradient);
        Add(db, recurrentBias.Gradient);
        return (dInput, dState);
    }
}
