using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Text;

/// <summary>
/// Shares encoded sets between trials that read the same rows in the same way. Each is computed once, however many
/// threads ask together; those used last are kept, up to 256 MB, and for ten minutes after the last question. Safe for many threads.
/// </summary>
/// <param name="catalog">The texts.</param>
/// <param name="time">The time; null for the system's.</param>
public sealed class EncodedTextCache(DatasetCatalog catalog, TimeProvider? time = null)
{
    private const long CapacityBytes = 256L << 20;

    private readonly OnceCache<Key, EncodedText> encoded = new(
        CapacityBytes, text => sizeof(int) * ((long)text.TrainingTokens.Length + text.ValidationTokens.Length + (text.Test?.Tokens.Length ?? 0)), time ?? TimeProvider.System);

    /// <summary>The set as the configuration reads it. Blocks while it is read and encoded.</summary>
    /// <param name="dataset">Where the text is.</param>
    /// <param name="fingerprint">What the rows must hash to (<see cref="LabelledTextSet.Fingerprint"/>).</param>
    /// <param name="splitSeed">Which rows validate.</param>
    /// <param name="h">Of it validation_split, vocab_size, max_length, padding and truncating matter.</param>
    /// <param name="testSplit">The share of texts set apart as the test set, 0 for none; no matter where the data have their own.</param>
    /// <param name="withTest">Whether to encode the test set too.</param>
    /// <exception cref="SpecException">The data cannot be read, do not fit, or are no longer what the study began with.</exception>
    public EncodedText Get(
        DatasetSpec dataset, string fingerprint, long splitSeed, Hyperparameters h, double testSplit = 0, bool withTest = false)
    {
        var key = new Key(dataset, fingerprint, splitSeed, h.ValidationSplit, h.VocabSize, h.MaxLength, h.Padding, h.Truncating, testSplit, withTest);
        return encoded.Get(key, () => EncodedText.Create(catalog.Load(dataset, fingerprint), splitSeed, h, testSplit, withTest));
    }

    private sealed record Key(
        DatasetSpec Dataset,
        string Fingerprint,
        long SplitSeed,
        double ValidationSplit,
        int VocabSize,
        int MaxLength,
        SequenceSide Padding,
        SequenceSide Truncating,
        double TestSplit,
        bool WithTest);
}
