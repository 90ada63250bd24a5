namespace Sweep.Training.Tests.Reference;

/// <summary>A trained array in row-major order, with the gradient that Backward adds up.</summary>
internal sealed class ReferenceParameter(string name, params int[] shape)
{
    public string Name => name;

    public int[] Shape => shape;

    public double[] Values { get; } = new double[shape.Aggregate(1, (product, size) => product * size)];

    public double[] Gradient { get; } = new double[shape.Aggregate(1, (product, size) => product * size)];
}
