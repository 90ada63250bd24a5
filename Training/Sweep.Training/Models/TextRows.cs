namespace Sweep.Training.Models;

/// <summary>The rows of a batch, where they lie among all rows of a side of the split.</summary>
/// <param name="Tokens">All rows, one after the other; masked rows are left-aligned.</param>
/// <param name="Numbers">Which of them the batch has.</param>
/// <param name="Lengths">Words of each row of the batch; 0 for an empty text.</param>
/// <param name="Positions">Positions of a row.</param>
/// <param name="PaddingFirst">Whether padding comes before the words; it never does in masked rows.</param>
/// <param name="Masked">Whether padding takes no part.</param>
internal sealed record TextRows(int[] Tokens, int[] Numbers, int[] Lengths, int Positions, bool PaddingFirst, bool Masked)
{
    public int Count => Numbers.Length;

    /// <summary>Words of the longest row, at least 1.</summary>
    public int Longest => Math.Max(1, Lengths.Max());

    /// <summary>Positions a model reads of a row.</summary>
    public int Read(int row) => Masked ? Lengths[row] : Positions;

    public int Token(int row, int position) => Tokens[Numbers[row] * Positions + position];
}
