using Sweep.Training.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Elman's network with tanh and one bias, Keras' <c>SimpleRNN</c>.</summary>
internal sealed class SimpleRecurrence : Recurrence
{
    private readonly RNN rnn;
    private readonly long inputs, units;

    public SimpleRecurrence(long inputs, long units, Device device, ScalarType dtype)
    {
        (this.inputs, this.units) = (inputs, units);
        rnn = nn.RNN(inputs, units, nonLinearity: nn.NonLinearities.Tanh, batchFirst: true, device: device, dtype: dtype);
        LibtorchBias.Freeze(rnn);
    }

    public override Tensor Run(Tensor input, RowSchedule schedule) => PackedCell.Run<SimpleCell>(input, schedule, Weights(""));

    public override (Tensor Outputs, RecurrentState End) RunPadded(Tensor input, RecurrentState? start)
    {
        var (outputs, output) = rnn.call(input, start?.Output);
        return (outputs, new RecurrentState(output, null));
    }

    public override IEnumerable<Weight> Weights(string prefix) => LibtorchBias.Weights(rnn, prefix);

    public override void Initialize(WeightInitializer initializer)
    {
        using var _ = no_grad();
        initializer.GlorotUniform(rnn.get_parameter("weight_ih_l0")!, inputs, units);
        initializer.Orthogonal(rnn.get_parameter("weight_hh_l0")!);
        rnn.get_parameter("bias_ih_l0")!.zero_();
    }

    public override void Dispose() => rnn.Dispose();
}
