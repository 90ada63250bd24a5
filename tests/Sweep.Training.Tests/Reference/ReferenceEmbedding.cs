namespace Sweep.Training.Tests.Reference;

/// <summary>A row of the weight [words, width] for each token.</summary>
internal sealed class ReferenceEmbedding(int words, int width)
{
    private int[][] tokens = [];

    public ReferenceParameter Weight { get; } = new("embedding.weight", words, width);

    public ReferenceBatch Forward(int[][] tokens)
    {
        this.tokens = tokens;
        var output = new ReferenceBatch(tokens.Length, tokens[0].Length, width);
        for (var row = 0; row < output.Rows; row++)
            for (var t = 0; t < output.Steps; t++)
                Weight.Values.AsSpan(tokens[row][t] * width, width).CopyTo(output[row, t]);
        return output;
    }

    public void Backward(ReferenceBatch gradient)
    {
        for (var row = 0; row < gradient.Rows; row++)
            for (var t = 0; t < gradient.Steps; t++)
                ReferenceAlgebra.Add(gradient[row, t], Weight.Gradient.AsSpan(tokens[row][t] * width, width));
    }
}
