using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// Vectors of a batch of texts, position by position. Where all rows begin (or end) with the same padding, that stretch
/// is held, and computed, once for all of them: its results are the same for every row until a row's first word.
/// </summary>
/// <param name="Own">What differs from row to row, shape [rows, positions, features].</param>
/// <param name="Shared">The padding all rows have, shape [1, positions, features]; null if there is none.</param>
/// <param name="SharedFirst">Whether the shared stretch comes before the rows' own, or after.</param>
/// <param name="Words">Set if padding takes no part: the rows are left-aligned and this says where each ends.</param>
internal sealed record Sequence(Tensor Own, Tensor? Shared = null, bool SharedFirst = true, RowLengths? Words = null)
{
    public long Rows => Own.shape[0];

    /// <summary>All positions of all rows, shape [rows, positions, features].</summary>
    public Tensor Whole()
    {
        if (Shared is null)
            return Own;
        var shared = Shared.expand(Rows, -1, -1);
        return SharedFirst ? cat([shared, Own], 1) : cat([Own, shared], 1);
    }
}
