namespace Sweep.Training.Tests.Reference;

/// <summary>Two layers over the same input; the outputs side by side, the forward one's first (Schuster and Paliwal, 1997).</summary>
internal sealed class ReferenceBidirectional(IReferenceLayer forward, IReferenceLayer backward) : IReferenceLayer
{
    public IEnumerable<ReferenceParameter> Parameters => [.. forward.Parameters, .. backward.Parameters];

    public ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask)
    {
        var (left, right) = (forward.Forward(input, mask), backward.Forward(input, mask));
        return Map(left.Width + right.Width, left, (row, t, joined) =>
        {
            left[row, t].CopyTo(joined);
            right[row, t].CopyTo(joined[left.Width..]);
        });
    }

    public ReferenceBatch Backward(ReferenceBatch gradient)
    {
        var half = gradient.Width / 2;
        var left = forward.Backward(Map(half, gradient, (row, t, part) => gradient[row, t][..half].CopyTo(part)));
        var right = backward.Backward(Map(half, gradient, (row, t, part) => gradient[row, t][half..].CopyTo(part)));
        return Map(left.Width, left, (row, t, sum) =>
        {
            ReferenceAlgebra.Add(left[row, t], sum);
            ReferenceAlgebra.Add(right[row, t], sum);
        });
    }

    private static ReferenceBatch Map(int width, ReferenceBatch like, Action<int, int, Span<double>> fill)
    {
        var result = new ReferenceBatch(like.Rows, like.Steps, width);
        for (var row = 0; row < like.Rows; row++)
            for (var t = 0; t < like.Steps; t++)
                fill(row, t, result[row, t]);
        return result;
    }
}
