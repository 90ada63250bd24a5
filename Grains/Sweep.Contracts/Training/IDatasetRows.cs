using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Training;

/// <summary>Looks up single rows of labelled text, for analyses that name texts.</summary>
public interface IDatasetRows
{
    /// <summary>Blocks while the set is read; call it from a thread that may wait.</summary>
    /// <param name="dataset">A name or a path.</param>
    /// <param name="fingerprint">What the data must hash to, so that row numbers mean the same rows.</param>
    /// <param name="rows">Row numbers from 0, in any order.</param>
    /// <returns>One row for each number, in the order asked for.</returns>
    /// <exception cref="SpecException">The data cannot be read or are no longer the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The set has no row of a number.</exception>
    IReadOnlyList<DatasetRow> ReadRows(DatasetSpec dataset, string fingerprint, IReadOnlyList<int> rows);
}

/// <summary>One row of labelled text.</summary>
/// <param name="Row">Its number in the set, from 0.</param>
/// <param name="Text">The text as the source has it.</param>
/// <param name="Label">Its class, 0 or 1.</param>
/// <param name="Group">The group the data place it in, such as the pattern of a built-in review; null where they know none.</param>
[GenerateSerializer, Immutable, Alias("sweep.DatasetRow")]
public sealed record DatasetRow(int Row, string Text, byte Label, string? Group);
