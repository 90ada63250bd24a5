using Sweep.Training.Kernels;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

internal static class PackedCell
{
    /// <summary>Runs a cell over a packed sequence on the CPU, in the precision of its input.</summary>
    public static Tensor Run<TCell>(Tensor input, RowSchedule schedule, IEnumerable<Weight> weights) where TCell : IRecurrentCell
    {
        List<Tensor> values = [.. weights.Select(w => w.Value)];
        return input.dtype is ScalarType.Float64
            ? RecurrentFunction<TCell, double>.Run(input, schedule, values)
            : RecurrentFunction<TCell, float>.Run(input, schedule, values);
    }
}
