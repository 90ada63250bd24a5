namespace Sweep.Training.Tests.Reference;

/// <summary>A layer over one batch. Backward belongs to the last Forward.</summary>
internal interface IReferenceLayer
{
    IEnumerable<ReferenceParameter> Parameters { get; }

    /// <param name="input">The layer's input.</param>
    /// <param name="mask">[row][step], false where the position is padding to be skipped; null to use every position.</param>
    ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask);

    /// <summary>Adds to the parameters' gradients.</summary>
    /// <param name="gradient">The loss's derivative with respect to the output.</param>
    /// <returns>The loss's derivative with respect to the input.</returns>
    ReferenceBatch Backward(ReferenceBatch gradient);
}
