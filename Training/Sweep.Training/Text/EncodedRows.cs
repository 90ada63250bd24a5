using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Text;

/// <summary>Some rows of a set, encoded and padded. Shared between trials: never write to its arrays.</summary>
/// <param name="Tokens">Word indices, rows × <c>max_length</c>, row by row.</param>
/// <param name="Labels">The class of each row, 0 or 1.</param>
public sealed record EncodedRows(int[] Tokens, float[] Labels)
{
    internal static EncodedRows Of(LabelledTextSet set, int[] rows, Tokenizer tokenizer, Hyperparameters h) =>
        Of(set, rows, [.. rows.Select(row => tokenizer.Encode(set.Texts[row]))], h);

    /// <param name="set">The set.</param>
    /// <param name="rows">Which of its rows.</param>
    /// <param name="words">Their words' indices.</param>
    /// <param name="h">How to pad and cut them.</param>
    internal static EncodedRows Of(LabelledTextSet set, int[] rows, IReadOnlyList<int[]> words, Hyperparameters h)
    {
        var tokens = new int[checked(rows.Length * h.MaxLength)];
        for (var i = 0; i < rows.Length; i++)
            PadSequences.Write(words[i], tokens.AsSpan(i * h.MaxLength, h.MaxLength), h.Padding, h.Truncating);
        return new EncodedRows(tokens, [.. rows.Select(row => (float)set.Labels[row])]);
    }
}
