using static TorchSharp.torch;

namespace Sweep.Training.Kernels;

/// <summary>
/// An LSTM layer on the CPU for libtorch's autograd. libtorch's own spends most of its time around the products of so
/// small a layer; here one product serves the inputs of all steps, and the steps run without leaving this process's code.
/// </summary>
internal sealed class LstmFunction : autograd.MultiTensorFunction<LstmFunction>
{
    public override string Name => nameof(LstmFunction);

    /// <param name="input">Shape [steps, rows, features].</param>
    /// <param name="startOutput">Shape [rows, units].</param>
    /// <param name="startCell">Shape [rows, units].</param>
    /// <param name="kernel">Shape [4 · units, features], gates i, f, g, o.</param>
    /// <param name="recurrentKernel">Shape [4 · units, units].</param>
    /// <param name="bias">Shape [4 · units].</param>
    /// <returns>The outputs, shape [steps, rows, units], and the last cell, shape [rows, units].</returns>
    public static (Tensor Outputs, Tensor LastCell) Run(
        Tensor input, Tensor startOutput, Tensor startCell, Tensor kernel, Tensor recurrentKernel, Tensor bias)
    {
        var results = apply(input, startOutput, startCell, kernel, recurrentKernel, bias);
        return (results[0], results[1]);
    }

    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (input, startOutput, startCell) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var (kernel, recurrentKernel, bias) = ((Tensor)vars[3], (Tensor)vars[4], (Tensor)vars[5]);
        var (steps, rows, units) = (input.shape[0], input.shape[1], recurrentKernel.shape[1]);

        var gates = addmm(bias, input.reshape(steps * rows, -1), kernel.t(), 1, 1).view(steps, rows, 4, units).permute(0, 2, 1, 3).contiguous();
        var towardsGates = recurrentKernel.view(4, units, units).transpose(1, 2).contiguous();
        Tensor outputs = empty(steps, rows, units), cells = empty(steps, rows, units), squashed = empty(steps, rows, units);
        new LstmKernel((int)steps, (int)rows, (int)units).Forward(
            gates.Floats(), towardsGates.Floats(), startOutput.Floats(), startCell.Floats(), outputs.Floats(), cells.Floats(), squashed.Floats());

        // An output kept as it is would keep this node, which keeps the output: nothing would ever be freed.
        ctx.save_for_backward([input, startOutput, startCell, kernel, recurrentKernel, gates, outputs.detach(), cells, squashed]);
        return [outputs, cells[steps - 1].clone()];
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var saved = ctx.get_saved_variables();
        var (input, startOutput, startCell, kernel, recurrentKernel) = (saved[0], saved[1], saved[2], saved[3], saved[4]);
        var (gates, outputs, cells, squashed) = (saved[5], saved[6], saved[7], saved[8]);
        var (steps, rows, units) = (outputs.shape[0], outputs.shape[1], outputs.shape[2]);

        var outputGradient = zeros(rows, units);
        var cellGradient = grad_outputs[1].clone();
        new LstmKernel((int)steps, (int)rows, (int)units).Backward(
            gates.Floats(), recurrentKernel.Floats(), startCell.Floats(), cells.Floats(), squashed.Floats(),
            grad_outputs[0].contiguous().Floats(), outputGradient.Floats(), cellGradient.Floats());

        var gateGradients = gates.permute(0, 2, 1, 3).reshape(steps * rows, 4 * units);
        var outputsBefore = cat([startOutput.unsqueeze(0), outputs.narrow(0, 0, steps - 1)], 0).view(steps * rows, units);
        return
        [
            gateGradients.mm(kernel).view(steps, rows, -1), outputGradient, cellGradient,
            gateGradients.t().mm(input.reshape(steps * rows, -1)), gateGradients.t().mm(outputsBefore), gateGradients.sum([0]),
        ];
    }
}
