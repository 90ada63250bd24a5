using Sweep.Training.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// GRU as Keras defines it by default (<c>reset_after</c>): the reset gate acts after the recurrent product, so there
/// are two biases, both trained. libtorch's is the same, its gates in the order r, z, n.
/// </summary>
internal sealed class GruRecurrence : Recurrence
{
    private readonly GRU gru;
    private readonly long inputs, units;

    public GruRecurrence(long inputs, long units, Device device, ScalarType dtype)
    {
        (this.inputs, this.units) = (inputs, units);
        gru = nn.GRU(inputs, units, batchFirst: true, device: device, dtype: dtype);
    }

    public override Tensor Run(Tensor input, RowSchedule schedule) => PackedCell.Run<GruCell>(input, schedule, Weights(""));

    public override (Tensor Outputs, RecurrentState End) RunPadded(Tensor input, RecurrentState? start)
    {
        var (outputs, output) = gru.call(input, start?.Output);
        return (outputs, new RecurrentState(output, null));
    }

    public override IEnumerable<Weight> Weights(string prefix) =>
    [
        new($"{prefix}.weight_ih", gru.get_parameter("weight_ih_l0")!),
        new($"{prefix}.weight_hh", gru.get_parameter("weight_hh_l0")!),
        new($"{prefix}.bias_ih", gru.get_parameter("bias_ih_l0")!),
        new($"{prefix}.bias_hh", gru.get_parameter("bias_hh_l0")!),
    ];

    public override void Initialize(WeightInitializer initializer)
    {
        using var _ = no_grad();
        initializer.GlorotUniform(gru.get_parameter("weight_ih_l0")!, inputs, 3 * units);
        initializer.Orthogonal(gru.get_parameter("weight_hh_l0")!);
        gru.get_parameter("bias_ih_l0")!.zero_();
        gru.get_parameter("bias_hh_l0")!.zero_();
    }

    public override void Dispose() => gru.Dispose();
}
