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
        CapacityBytes, text => sizeof(int) * ((long)text.TrainingTokens.Length + text.ValidationTokens.Length), time ?? TimeProvider.System);

    /// <summary>The set as the configuration reads it. Blocks while it is read and encoded.</summary>
    /// <param name="dataset">Where the text is.</param>
    /// <param name="fingerprint">What the rows must hash to (<see cref="LabelledTextSet.Fingerprint"/>).</param>
    /// <param name="splitSeed">Which rows validate.</param>
    /// <param name="h">Of it validation_split, vocab_size, max_length, padding and truncating matter.</param>
    /// <exception cref="SpecException">The data cannot be read, do not fit, or are no longer what the study began with.</exception>
    public EncodedText Get(DatasetSpec dataset, string fingerprint, long splitSeed, Hyperparameters h)
    {
        var key = new Key(dataset, fingerprint, splitSeed, h.ValidationSplit, h.VocabSize, h.MaxLength, h.Padding, h.Truncating);
        return encoded.Get(key, () =>
        {
            var set = catalog.Load(dataset);
            if (set.Fingerprint != fingerprint)
                throw new SpecException(dataset.Source, $"the data are not those the study began with (fingerprint {set.Fingerprint}, wanted {fingerprint}); put the old files back or start a new study");
            return EncodedText.Create(set, splitSeed, h);
        });
    }

    private sealed record Key(
        DatasetSpec Dataset,
        string Fingerprint,
        long SplitSeed,
        double ValidationSplit,
        int VocabSize,
        int MaxLength,
        SequenceSide Padding,
        SequenceSide Truncating);
}
