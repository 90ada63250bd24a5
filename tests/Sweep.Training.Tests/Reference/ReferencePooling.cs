namespace Sweep.Training.Tests.Reference;

/// <summary>The mean over the positions that are not masked; zeros if all are.</summary>
internal sealed class ReferencePooling : IReferenceLayer
{
    private ReferenceBatch input = new(0, 0, 0);
    private bool[][]? mask;

    public IEnumerable<ReferenceParameter> Parameters => [];

    public ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask)
    {
        (this.input, this.mask) = (input, mask);
        var output = new ReferenceBatch(input.Rows, 1, input.Width);
        ForEachRead((row, t, share) => AddScaled(input[row, t], share, output[row, 0]));
        return output;
    }

    public ReferenceBatch Backward(ReferenceBatch gradient)
    {
        var dInput = new ReferenceBatch(input.Rows, input.Steps, input.Width);
        ForEachRead((row, t, share) => AddScaled(gradient[row, 0], share, dInput[row, t]));
        return dInput;
    }

    private void ForEachRead(Action<int, int, double> use)
    {
        for (var row = 0; row < input.Rows; row++)
        {
            var read = Enumerable.Range(0, input.Steps).Where(t => mask is null || mask[row][t]).ToArray();
            foreach (var t in read)
                use(row, t, 1.0 / read.Length);
        }
    }

    private static void AddScaled(ReadOnlySpan<double> source, double factor, Span<double> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] += factor * source[i];
    }
}
