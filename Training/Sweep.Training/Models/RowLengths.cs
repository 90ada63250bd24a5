using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Where each row of a left-aligned batch ends, as the index tensors that masked layers gather with.</summary>
internal sealed class RowLengths
{
    private readonly Tensor last;
    private readonly Tensor reversal;
    private readonly Tensor inside;

    /// <param name="lengths">Words of each row; 0 for an empty text.</param>
    /// <param name="positions">Positions of the batch, at least the longest row.</param>
    /// <param name="device">Where the batch is.</param>
    public RowLengths(ReadOnlySpan<int> lengths, int positions, Device device)
    {
        var rows = lengths.Length;
        var lastIndex = new long[rows];
        var reversed = new long[rows * positions];
        var mask = new float[rows * positions];
        for (var row = 0; row < rows; row++)
        {
            var length = lengths[row];
            lastIndex[row] = Math.Max(0, length - 1);
            for (var position = 0; position < positions; position++)
            {
                var within = position < length;
                reversed[row * positions + position] = within ? length - 1 - position : position;
                mask[row * positions + position] = within ? 1 : 0;
            }
        }

        last = tensor(lastIndex, device: device).reshape(rows, 1, 1);
        reversal = tensor(reversed, device: device).reshape(rows, positions, 1);
        inside = tensor(mask, device: device).reshape(rows, positions, 1);
    }

    /// <summary>Each row's words in reverse order, still left-aligned; doing it twice changes nothing.</summary>
    public Tensor Reverse(Tensor sequence) => sequence.gather(1, reversal.expand(-1, -1, sequence.shape[2]));

    /// <summary>Each row's vector at its last word; zeros for an empty row. Shape [rows, features].</summary>
    public Tensor Last(Tensor sequence)
    {
        var at = sequence.gather(1, last.expand(-1, 1, sequence.shape[2])).squeeze(1);
        return at * inside.select(1, 0).to(at.dtype);
    }

    /// <summary>Mean over each row's words; zeros for an empty row. Shape [rows, features].</summary>
    public Tensor Mean(Tensor sequence) => (sequence * inside).sum([1]) / inside.sum([1]).clamp_min(Numbers.One);
}
