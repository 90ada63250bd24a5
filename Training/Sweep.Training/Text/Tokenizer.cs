using System.Buffers;
using System.Text;

namespace Sweep.Training.Text;

/// <summary>
/// Words to numbers by the rules of Keras' <c>Tokenizer</c> with <c>num_words</c> and an <c>oov_token</c>: lower-case,
/// take its filter characters for spaces, split at spaces, rank words by frequency with ties in order of first
/// appearance. 0 is padding, 1 an unknown word, 2 the most frequent word. Immutable.
/// </summary>
/// <remarks>
/// Only the filter characters and the space separate words, so a carriage return or a no-break space is part of one, as
/// it is there. Letters are lower-cased one by one; Python differs for a capital sigma at a word's end and for İ.
/// </remarks>
public sealed class Tokenizer
{
    public const int PaddingIndex = 0;
    public const int UnknownIndex = 1;

    private const int FirstWordIndex = 2;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" !\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n");

    private readonly Dictionary<string, int> indices;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Restores a tokenizer from its words.</summary>
    /// <param name="words">The kept words in order of their indices, the first having index 2.</param>
    /// <exception cref="ArgumentException">A word is empty or there twice.</exception>
    public Tokenizer(IReadOnlyList<string> words)
    {
        Words = [.. words];
        indices = new Dictionary<string, int>(Words.Count, StringComparer.Ordinal);
        foreach (var word in Words)
        {
            if (string.IsNullOrEmpty(word) || !indices.TryAdd(word, indices.Count + FirstWordIndex))
                throw new ArgumentException($"'{word}' is empty or there twice; each word has one index", nameof(words));
        }

        lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The kept words; the word at position i has index i + 2.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Learns the most frequent words.</summary>
    /// <param name="texts">The training texts.</param>
    /// <param name="vocabSize">Keras' <c>num_words</c>: indices stay below it, so vocabSize − 2 words are kept; at least 2.</param>
    public static Tokenizer Fit(IEnumerable<string> texts, int vocabSize) => Fit(texts, vocabSize, out _);

    /// <param name="texts">The training texts.</param>
    /// <param name="vocabSize">As for <see cref="Fit(IEnumerable{string}, int)"/>.</param>
    /// <param name="distinctWords">How many distinct words the texts have, kept or not.</param>
    internal static Tokenizer Fit(IEnumerable<string> texts, int vocabSize, out int distinctWords)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabSize, FirstWordIndex);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var counts = new List<(string Word, long Count)>();
        foreach (var text in texts)
        {
            var lower = text.ToLowerInvariant();
            foreach (var range in lower.AsSpan().SplitAny(Separators))
            {
                var word = lower.AsSpan(range);
                if (word.IsEmpty)
                    continue;
                if (lookup.TryGetValue(word, out var place))
                {
                    counts[place] = (counts[place].Word, counts[place].Count + 1);
                    continue;
                }

                lookup[word] = counts.Count;
                counts.Add((word.ToString(), 1));
            }
        }

        distinctWords = counts.Count;

        // OrderByDescending is stable, and the list is in order of first appearance.
        return new Tokenizer([.. counts.OrderByDescending(entry => entry.Count).Take(vocabSize - FirstWordIndex).Select(entry => entry.Word)]);
    }

    /// <summary>How many words a text has, known or not.</summary>
    public static int CountWords(string text)
    {
        var count = 0;
        foreach (var range in text.AsSpan().SplitAny(Separators))
            count += range.Start.Value == range.End.Value ? 0 : 1;
        return count;
    }

    /// <summary>The text's words, lower-cased, with one space between them: equal for texts that read alike to every model.</summary>
    public static string Normalize(string text)
    {
        var lower = text.ToLowerInvariant();
        var normal = new StringBuilder(lower.Length);
        foreach (var range in lower.AsSpan().SplitAny(Separators))
        {
            var word = lower.AsSpan(range);
            if (!word.IsEmpty)
                normal.Append(normal.Length == 0 ? "" : " ").Append(word);
        }

        return normal.ToString();
    }

    /// <summary>The indices of the text's words, unknown ones as 1; empty for a text without words.</summary>
    public int[] Encode(string text)
    {
        var lower = text.ToLowerInvariant();
        var encoded = new List<int>();
        foreach (var range in lower.AsSpan().SplitAny(Separators))
        {
            var word = lower.AsSpan(range);
            if (!word.IsEmpty)
                encoded.Add(lookup.TryGetValue(word, out var index) ? index : UnknownIndex);
        }

        return [.. encoded];
    }

    /// <summary>How many words of an encoded text are known, and how many there are.</summary>
    public static (int Known, int Words) CountKnown(int[] encoded) => (encoded.Count(index => index != UnknownIndex), encoded.Length);
}
