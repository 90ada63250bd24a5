namespace Sweep.Training.Tests.Reference;

/// <summary>All positions side by side, the first one first; a mask changes nothing.</summary>
internal sealed class ReferenceFlatten : IReferenceLayer
{
    private (int Steps, int Width) shape;

    public IEnumerable<ReferenceParameter> Parameters => [];

    public ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask)
    {
        shape = (input.Steps, input.Width);
        return Reshape(input, 1, input.Steps * input.Width);
    }

    public ReferenceBatch Backward(ReferenceBatch gradient) => Reshape(gradient, shape.Steps, shape.Width);

    private static ReferenceBatch Reshape(ReferenceBatch source, int steps, int width)
    {
        var result = new ReferenceBatch(source.Rows, steps, width);
        var narrow = Math.Min(source.Width, width);
        for (var row = 0; row < source.Rows; row++)
            for (var at = 0; at < steps * width; at += narrow)
                source[row, at / source.Width].Slice(at % source.Width, narrow).CopyTo(result[row, at / width].Slice(at % width, narrow));
        return result;
    }
}
