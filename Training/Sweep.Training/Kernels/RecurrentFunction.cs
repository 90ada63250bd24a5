using System.Numerics;
using static TorchSharp.torch;

namespace Sweep.Training.Kernels;

/// <summary>
/// A recurrent layer on the CPU for libtorch's autograd: one node there and back for all its steps, which run without
/// leaving this process's code and without allocating.
/// </summary>
internal sealed class RecurrentFunction<TCell, T> : autograd.SingleTensorFunction<RecurrentFunction<TCell, T>>
    where TCell : IRecurrentCell
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Trace = "trace";

    public override string Name => $"{typeof(TCell).Name} layer";

    /// <param name="input">Packed, shape [positions, features].</param>
    /// <param name="schedule">Which rows are read at which step.</param>
    /// <param name="weights">Kernel, recurrent kernel, bias and, if the cell has it, recurrent bias; gates are blocks of their rows.</param>
    /// <returns>Packed, shape [positions, units].</returns>
    public static Tensor Run(Tensor input, RowSchedule schedule, IReadOnlyList<Tensor> weights)
    {
        if (is_grad_enabled())
            return apply([input, schedule, .. weights]);
        using var trace = NewTrace(schedule, weights);
        return Forward(input, weights, trace);
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        List<Tensor> weights = [.. vars.Skip(2).Cast<Tensor>()];
        var input = (Tensor)vars[0];
        var trace = NewTrace((RowSchedule)vars[1], weights);
        var outputs = Forward(input, weights, trace);
        ctx.save_data(Trace, trace);

        // An output kept as it is would keep this node, which keeps the output: nothing would ever be freed.
        ctx.save_for_backward([input, outputs.detach(), .. weights]);
        return outputs;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var trace = (LayerTrace<T>)ctx.get_data(Trace);
        var saved = ctx.get_saved_variables();
        var (input, outputs) = (saved[0].contiguous(), saved[1]);
        List<Tensor> weights = saved[2..];
        List<Tensor> gradients = [.. weights.Select(w => zeros_like(w))];
        var inputGradient = zeros_like(input);
        RecurrentKernel<TCell, T>.Backward(
            Views(weights), Views(gradients), input.Numbers<T>(), trace, outputs.Numbers<T>(), grad_output.contiguous().Numbers<T>(), inputGradient.Numbers<T>());
        return [inputGradient, null!, .. gradients];
    }

    private static LayerTrace<T> NewTrace(RowSchedule schedule, IReadOnlyList<Tensor> weights) => new(schedule, TCell.Slots, (int)weights[1].shape[1]);

    private static Tensor Forward(Tensor input, IReadOnlyList<Tensor> weights, LayerTrace<T> trace)
    {
        var outputs = empty([trace.Schedule.Positions, trace.Units], dtype: input.dtype);
        RecurrentKernel<TCell, T>.Forward(Views(weights), input.contiguous().Numbers<T>(), trace, outputs.Numbers<T>());
        return outputs;
    }

    private static LayerWeights<T> Views(IReadOnlyList<Tensor> weights) => new(
        weights[0].Numbers<T>(), weights[1].Numbers<T>(), weights[2].Numbers<T>(), weights.Count > 3 ? weights[3].Numbers<T>() : [],
        (int)weights[0].shape[1], (int)weights[1].shape[1]);
}
