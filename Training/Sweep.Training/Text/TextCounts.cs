namespace Sweep.Training.Text;

/// <summary>What the words of a split's texts are, by the tokenizer's rules.</summary>
/// <param name="DistinctWords">Distinct words of the training texts, whether the vocabulary holds them or not.</param>
/// <param name="LongestText">Words of the longest training or validation text.</param>
/// <param name="CutTexts">Share of the training and validation texts that are longer than <c>max_length</c>.</param>
/// <param name="UnknownWords">Share of the words of those texts, repetitions counted, that the vocabulary does not hold; 0 if they have no words.</param>
public sealed record TextCounts(int DistinctWords, int LongestText, double CutTexts, double UnknownWords)
{
    /// <param name="distinctWords">Of the training texts.</param>
    /// <param name="texts">The words' indices of every training and validation text, before padding.</param>
    /// <param name="maxLength">Positions of a row.</param>
    public static TextCounts Of(int distinctWords, IEnumerable<int[]> texts, int maxLength)
    {
        var (rows, longest, cut) = (0L, 0, 0L);
        var (words, unknown) = (0L, 0L);
        foreach (var text in texts)
        {
            rows++;
            longest = Math.Max(longest, text.Length);
            cut += text.Length > maxLength ? 1 : 0;
            words += text.Length;
            unknown += text.Count(index => index == Tokenizer.UnknownIndex);
        }

        return new TextCounts(distinctWords, longest, Share(cut, rows), Share(unknown, words));
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
