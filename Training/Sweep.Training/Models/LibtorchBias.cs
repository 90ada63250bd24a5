using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Makes libtorch's recurrent modules have one bias, as Keras' do.</summary>
internal static class LibtorchBias
{
    /// <summary>Sets the second bias to zero for good.</summary>
    public static void Freeze(nn.Module module)
    {
        using var _ = no_grad();
        var bias = module.get_parameter("bias_hh_l0")!;
        bias.zero_();
        bias.requires_grad = false;
    }

    /// <summary>The weights of a module whose second bias is frozen.</summary>
    public static IEnumerable<Weight> Weights(nn.Module module, string prefix) =>
    [
        new($"{prefix}.weight_ih", module.get_parameter("weight_ih_l0")!),
        new($"{prefix}.weight_hh", module.get_parameter("weight_hh_l0")!),
        new($"{prefix}.bias", module.get_parameter("bias_ih_l0")!),
    ];
}
