using Sweep.Contracts.Randomness;

namespace Sweep.Training.Data.Reviews;

/// <summary>
/// Words that are drawn as often as 1 / (rank + flatness), the law of Zipf and Mandelbrot, which words of real texts follow
/// roughly. Divisions and sums alone, so that every machine draws the same.
/// </summary>
internal sealed class RankedWords
{
    private readonly double[] cumulative;

    /// <param name="words">The most frequent first.</param>
    /// <param name="flatness">The larger, the less the first words stand out; at least 1.</param>
    public RankedWords(IReadOnlyList<string> words, double flatness)
    {
        Words = words;
        cumulative = new double[words.Count];
        var sum = 0.0;
        for (var rank = 0; rank < words.Count; rank++)
            cumulative[rank] = sum += 1 / (rank + flatness);
    }

    /// <summary>The words, the most frequent first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>One of the words.</summary>
    public string Draw(SeededRandom random)
    {
        var found = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        // A draw that hits a boundary belongs to the word that begins there.
        return Words[found >= 0 ? Math.Min(found + 1, Words.Count - 1) : ~found];
    }
}
