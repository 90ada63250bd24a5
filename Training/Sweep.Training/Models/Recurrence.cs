using Sweep.Training.Kernels;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>A recurrent cell run over time from left to right.</summary>
internal abstract class Recurrence : IDisposable
{
    /// <summary>On the CPU.</summary>
    /// <param name="input">Packed, shape [positions in all, features].</param>
    /// <param name="schedule">How.</param>
    /// <returns>The state's output, packed, shape [positions in all, units].</returns>
    public abstract Tensor Run(Tensor input, RowSchedule schedule);

    /// <summary>On any device, over rows of one length.</summary>
    /// <param name="input">Shape [rows, positions, features].</param>
    /// <param name="start">The state to begin with; null means zeros.</param>
    /// <returns>The state's output at every position, shape [rows, positions, units], and the state at the end.</returns>
    public abstract (Tensor Outputs, RecurrentState End) RunPadded(Tensor input, RecurrentState? start);

    public abstract IEnumerable<Weight> Weights(string prefix);

    public abstract void Initialize(WeightInitializer initializer);

    public abstract void Dispose();
}

/// <summary>What a cell carries from position to position; each of shape [1, rows, units].</summary>
/// <param name="Output">The output.</param>
/// <param name="Cell">The LSTM's cell; null for others.</param>
internal sealed record RecurrentState(Tensor Output, Tensor? Cell)
{
    /// <summary>The same state for every row of a batch.</summary>
    public RecurrentState ForRows(long rows) => new(Repeat(Output, rows), Cell is null ? null : Repeat(Cell, rows));

    private static Tensor Repeat(Tensor state, long rows) => state.expand(-1, rows, -1).contiguous();
}
