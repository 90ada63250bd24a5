using Sweep.Contracts.Specs;
using Sweep.Training.Models;
using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <summary>All rows of one side of the split on the device, to take batches from.</summary>
internal sealed class TokenRows : IDisposable
{
    private readonly int[] aligned;
    private readonly Tensor tokens;
    private readonly Tensor labels;
    private readonly int[] lengths;
    private readonly int positions;
    private readonly bool masked, paddingFirst;
    private int[]? byLength;

    /// <param name="tokens">Row after row, each of <see cref="Hyperparameters.MaxLength"/> tokens, 0 where padded.</param>
    /// <param name="labels">0 or 1 for each row.</param>
    /// <param name="h">The configuration the rows were padded for.</param>
    /// <param name="device">Where to put them.</param>
    public TokenRows(int[] tokens, float[] labels, Hyperparameters h, Device device)
    {
        positions = h.MaxLength;
        paddingFirst = h.Padding is SequenceSide.Pre;
        masked = h.MaskPadding && h.Model is not (ModelKind.Flatten or ModelKind.Conv1d);
        lengths = [.. tokens.Chunk(positions).Select(row => row.Count(token => token != 0))];
        aligned = masked && paddingFirst ? LeftAligned(tokens) : tokens;
        this.tokens = tensor(aligned, [labels.Length, positions], device: device).to(ScalarType.Int64).DetachFromDisposeScope();
        this.labels = tensor(labels, device: device).DetachFromDisposeScope();
    }

    public int Count => lengths.Length;

    /// <summary>Row numbers, those with the same length together, so that batches share as much padding as they can.</summary>
    public int[] ByLength() => byLength ??= [.. Enumerable.Range(0, Count).OrderBy(row => lengths[row])];

    /// <summary>Some of the rows, without tensors.</summary>
    public TextRows Rows(ReadOnlySpan<int> rows)
    {
        int[] numbers = [.. rows];
        return new TextRows(aligned, numbers, Array.ConvertAll(numbers, row => lengths[row]), positions, paddingFirst && !masked, masked);
    }

    /// <summary>The rows' tokens and labels, shapes [rows, positions] and [rows].</summary>
    public (TokenBatch Batch, Tensor Labels) Take(ReadOnlySpan<int> rows)
    {
        var texts = Rows(rows);
        var index = tensor(Array.ConvertAll(texts.Numbers, row => (long)row), device: tokens.device);
        var batch = new TokenBatch(texts, () => tokens.index_select(0, index), tokens.device);
        return (batch, labels.index_select(0, index));
    }

    public void Dispose()
    {
        tokens.Dispose();
        labels.Dispose();
    }

    private int[] LeftAligned(int[] tokens)
    {
        var aligned = new int[tokens.Length];
        for (var row = 0; row < lengths.Length; row++)
            Array.Copy(tokens, (row + 1) * positions - lengths[row], aligned, row * positions, lengths[row]);
        return aligned;
    }
}
