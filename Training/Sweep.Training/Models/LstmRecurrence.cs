using Sweep.Training.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// LSTM as Keras defines it: gates in the order i, f, g, o and one bias. libtorch adds a second bias, which stays zero
/// and is not trained: training both would double the bias's step.
/// </summary>
internal sealed class LstmRecurrence : Recurrence
{
    private readonly LSTM lstm;
    private readonly long inputs, units;

    public LstmRecurrence(long inputs, long units, Device device, ScalarType dtype)
    {
        (this.inputs, this.units) = (inputs, units);
        lstm = nn.LSTM(inputs, units, batchFirst: true, device: device, dtype: dtype);
        LibtorchBias.Freeze(lstm);
    }

    public override Tensor Run(Tensor input, RowSchedule schedule) => PackedCell.Run<LstmCell>(input, schedule, Weights(""));

    public override (Tensor Outputs, RecurrentState End) RunPadded(Tensor input, RecurrentState? start)
    {
        var (outputs, output, cell) = lstm.call(input, start is null ? null : (start.Output, start.Cell!));
        return (outputs, new RecurrentState(output, cell));
    }

    public override IEnumerable<Weight> Weights(string prefix) => LibtorchBias.Weights(lstm, prefix);

    /// <summary>Glorot for the kernel, orthogonal for the recurrent kernel, zero biases but one for the forget gate.</summary>
    public override void Initialize(WeightInitializer initializer)
    {
        using var _ = no_grad();
        initializer.GlorotUniform(lstm.get_parameter("weight_ih_l0")!, inputs, 4 * units);
        initializer.Orthogonal(lstm.get_parameter("weight_hh_l0")!);
        var bias = lstm.get_parameter("bias_ih_l0")!;
        bias.zero_();
        bias.narrow(0, units, units).fill_(Numbers.One);
    }

    public override void Dispose() => lstm.Dispose();
}
