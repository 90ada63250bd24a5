using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>
/// A convolution over five positions with zeros beyond both ends, relu, then the maximum over the text. A mask changes
/// nothing. Of equal maxima the first gets the gradient; they only occur above zero where five tokens are equal too, so
/// any other choice gives the same gradients of the parameters.
/// </summary>
internal sealed class ReferenceConv1d(int inputs, int filters) : IReferenceLayer
{
    private const int Taps = 5;

    private readonly ReferenceParameter kernel = new("conv.kernel", Taps, inputs, filters);
    private readonly ReferenceParameter bias = new("conv.bias", filters);
    private ReferenceBatch input = new(0, 0, 0);

    /// <summary>[row][filter]: the position of the maximum, or -1 where relu lets nothing through.</summary>
    private int[][] winners = [];

    public IEnumerable<ReferenceParameter> Parameters => [kernel, bias];

    public ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask)
    {
        this.input = input;
        winners = [.. Enumerable.Range(0, input.Rows).Select(_ => Enumerable.Repeat(-1, filters).ToArray())];
        var output = new ReferenceBatch(input.Rows, 1, filters);
        for (var row = 0; row < input.Rows; row++)
            for (var t = 0; t < input.Steps; t++)
                KeepMaximum(At(row, t), t, winners[row], output[row, 0]);
        return output;
    }

    public ReferenceBatch Backward(ReferenceBatch gradient)
    {
        var dInput = new ReferenceBatch(input.Rows, input.Steps, input.Width);
        for (var row = 0; row < input.Rows; row++)
            for (var t = 0; t < input.Steps; t++)
                BackAt(row, t, gradient[row, 0], dInput);
        return dInput;
    }

    private double[] At(int row, int t)
    {
        var sum = (double[])bias.Values.Clone();
        foreach (var (from, offset) in Window(t))
            AddProduct(input[row, from], kernel, sum, offset);
        return sum;
    }

    private void BackAt(int row, int t, ReadOnlySpan<double> gradient, ReferenceBatch dInput)
    {
        var dSum = new double[filters];
        for (var f = 0; f < filters; f++)
            dSum[f] = winners[row][f] == t ? gradient[f] : 0;
        Add(dSum, bias.Gradient);
        foreach (var (from, offset) in Window(t))
            AddProductBack(input[row, from], kernel, dSum, dInput[row, from], offset);
    }

    /// <summary>The positions under the window around t, and where the tap over each begins in the kernel.</summary>
    private IEnumerable<(int From, int Offset)> Window(int t) =>
        from tap in Enumerable.Range(0, Taps)
        let position = t + tap - (Taps / 2)
        where position >= 0 && position < input.Steps
        select (position, tap * inputs * filters);

    private static void KeepMaximum(double[] candidate, int t, int[] winner, Span<double> best)
    {
        for (var f = 0; f < candidate.Length; f++)
        {
            if (candidate[f] > best[f])
                (best[f], winner[f]) = (candidate[f], t);
        }
    }
}
