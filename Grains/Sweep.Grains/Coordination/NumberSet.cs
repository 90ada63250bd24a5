using System.Numerics;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Numbers of trials in order, a bit each: a million take 125 KB. Trials mostly leave from the front, so the first is
/// looked for only where the last search ended.
/// </summary>
internal sealed class NumberSet
{
    private const int Bits = 64;

    private ulong[] words = new ulong[1];

    /// <summary>No number lies in a word before this.</summary>
    private int first;

    public int Count { get; private set; }

    public void Add(int number)
    {
        var word = number / Bits;
        if (word >= words.Length)
            Array.Resize(ref words, Math.Max(word + 1, 2 * words.Length));
        var bit = 1UL << (number % Bits);
        if ((words[word] & bit) != 0)
            return;
        words[word] |= bit;
        Count++;
        first = Math.Min(first, word);
    }

    public void Remove(int number)
    {
        var word = number / Bits;
        var bit = 1UL << (number % Bits);
        if (word >= words.Length || (words[word] & bit) == 0)
            return;
        words[word] &= ~bit;
        Count--;
    }

    /// <summary>The numbers, lowest first. The set must not change meanwhile.</summary>
    public IEnumerable<int> InOrder()
    {
        while (first < words.Length - 1 && words[first] == 0)
            first++;
        for (var word = first; word < words.Length; word++)
        {
            for (var left = words[word]; left != 0; left &= left - 1)
                yield return word * Bits + BitOperations.TrailingZeroCount(left);
        }
    }
}
