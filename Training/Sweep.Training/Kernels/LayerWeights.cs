namespace Sweep.Training.Kernels;

/// <summary>A recurrent layer's weights, or their gradients: a block for each of the cell's gates.</summary>
/// <param name="input">The kernel, shape [gates · units, features].</param>
/// <param name="recurrent">The recurrent kernel, shape [gates · units, units].</param>
/// <param name="bias">Shape [gates · units].</param>
/// <param name="recurrentBias">The same; empty if the cell has one bias.</param>
/// <param name="features">Numbers in an input.</param>
/// <param name="units">Numbers in an output.</param>
internal readonly ref struct LayerWeights<T>(Span<T> input, Span<T> recurrent, Span<T> bias, Span<T> recurrentBias, int features, int units)
{
    private readonly Span<T> input = input, recurrent = recurrent, bias = bias, recurrentBias = recurrentBias;

    public int Features => features;

    public int Units => units;

    public bool HasRecurrentBias => !recurrentBias.IsEmpty;

    public Matrix<T> Input(int block) => new(input[(block * units * features)..], units, features);

    public Matrix<T> Recurrent(int block) => new(recurrent[(block * units * units)..], units, units);

    public Span<T> Bias(int block) => bias.Slice(block * units, units);

    public Span<T> RecurrentBias(int block) => recurrentBias.Slice(block * units, units);
}
