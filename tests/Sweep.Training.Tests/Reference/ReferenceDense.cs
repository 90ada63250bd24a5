using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>y = activation(x W + b), W of shape [in, out], on a batch of vectors.</summary>
internal sealed class ReferenceDense(string prefix, int inputs, int units, ReferenceActivation activation) : IReferenceLayer
{
    private readonly ReferenceParameter kernel = new($"{prefix}.kernel", inputs, units);
    private readonly ReferenceParameter bias = new($"{prefix}.bias", units);
    private ReferenceBatch input = new(0, 0, 0);
    private ReferenceBatch sums = new(0, 0, 0);

    public IEnumerable<ReferenceParameter> Parameters => [kernel, bias];

    public ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask)
    {
        (this.input, sums) = (input, new(input.Rows, 1, units));
        var output = new ReferenceBatch(input.Rows, 1, units);
        for (var row = 0; row < input.Rows; row++)
        {
            Add(bias.Values, sums[row, 0]);
            AddProduct(input[row, 0], kernel, sums[row, 0]);
            for (var j = 0; j < units; j++)
                output[row, 0][j] = activation.Value(sums[row, 0][j]);
        }

        return output;
    }

    public ReferenceBatch Backward(ReferenceBatch gradient)
    {
        var dInput = new ReferenceBatch(input.Rows, 1, inputs);
        for (var row = 0; row < input.Rows; row++)
        {
            var dSum = new double[units];
            for (var j = 0; j < units; j++)
                dSum[j] = gradient[row, 0][j] * activation.Derivative(sums[row, 0][j]);
            AddProductBack(input[row, 0], kernel, dSum, dInput[row, 0]);
            Add(dSum, bias.Gradient);
        }

        return dInput;
    }
}
