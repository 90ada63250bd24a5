using static TorchSharp.torch;

namespace Sweep.Training.Optimizers;

/// <summary>Moves weights by their gradients, with Keras' formulas and defaults.</summary>
internal interface IOptimizer : IDisposable
{
    /// <summary>Steps taken.</summary>
    long Steps { get; set; }

    /// <summary>One step; weights without a gradient stay.</summary>
    void Step();

    /// <summary>What it remembers of each weight, under names for checkpoints; empty if it remembers nothing.</summary>
    IEnumerable<(string Name, Tensor Value)> State { get; }
}
