using static TorchSharp.torch;

namespace Sweep.Training.Checkpoints;

/// <summary>Between tensors and the arrays of a file.</summary>
internal static class TensorArrays
{
    public static NamedArray Copy(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new NamedArray(name, tensor.shape, [.. tensor.detach().cpu().contiguous().data<float>()]);
    }

    /// <summary>Fills each tensor from the array of its name.</summary>
    /// <exception cref="InvalidDataException">One is missing or of another shape.</exception>
    public static void Restore(IEnumerable<(string Name, Tensor Value)> tensors, IReadOnlyList<NamedArray> arrays)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var byName = arrays.ToDictionary(a => a.Name, StringComparer.Ordinal);
        foreach (var (name, value) in tensors)
        {
            if (!byName.TryGetValue(name, out var array) || !array.Shape.SequenceEqual(value.shape))
                throw new InvalidDataException($"The checkpoint has no '{name}' of shape [{string.Join(", ", value.shape)}].");
            value.copy_(tensor(array.Values).reshape(value.shape));
        }
    }
}
