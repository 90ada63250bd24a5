using Sweep.Training.Checkpoints;

namespace Sweep.Training.Tests.Models;

/// <summary>
/// The model's arrays, laid out as libtorch has them, in the reference's layout, which is Keras': kernels are transposed,
/// a GRU's gates are r, z, n here and z, r, h there, a convolution's kernel is turned inside out.
/// </summary>
internal static class ReferenceWeights
{
    public static Dictionary<string, double[]> From(IEnumerable<NamedArray> arrays, bool gru) =>
        arrays.Select(array => From(array, gru)).ToDictionary(w => w.Name, w => w.Values);

    private static (string Name, double[] Values) From(NamedArray array, bool gru)
    {
        var values = Array.ConvertAll(array.Values, v => (double)v);
        var dot = array.Name.LastIndexOf('.');
        var (layer, kind) = (array.Name[..dot], array.Name[(dot + 1)..]);
        return kind switch
        {
            _ when layer == "embedding" => (array.Name, values),
            _ when layer == "conv" && kind == "weight" => ("conv.kernel", TurnedInsideOut(values, array.Shape)),
            "weight_ih" => ($"{layer}.kernel", Transposed(gru ? Exchanged(values) : values, array.Shape)),
            "weight_hh" => ($"{layer}.recurrent_kernel", Transposed(gru ? Exchanged(values) : values, array.Shape)),
            "bias_ih" => ($"{layer}.bias", Exchanged(values)),
            "bias_hh" => ($"{layer}.recurrent_bias", Exchanged(values)),
            "weight" => ($"{layer}.kernel", Transposed(values, array.Shape)),
            _ => (array.Name, values),
        };
    }

    /// <summary>Exchanges the first two of three gates.</summary>
    private static double[] Exchanged(double[] values)
    {
        var gate = values.Length / 3;
        return [.. values[gate..(2 * gate)], .. values[..gate], .. values[(2 * gate)..]];
    }

    private static double[] Transposed(double[] values, IReadOnlyList<long> shape)
    {
        var (rows, columns) = ((int)shape[0], (int)shape[1]);
        return [.. Enumerable.Range(0, rows * columns).Select(i => values[i % rows * columns + i / rows])];
    }

    /// <summary>From [filters, features, width] to [width, features, filters].</summary>
    private static double[] TurnedInsideOut(double[] values, IReadOnlyList<long> shape)
    {
        var (filters, features, width) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        return
        [
            .. Enumerable.Range(0, width).SelectMany(w => Enumerable.Range(0, features).SelectMany(d =>
                Enumerable.Range(0, filters).Select(f => values[(f * features + d) * width + w]))),
        ];
    }
}
