using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class EncodedTextCacheTests
{
    private static readonly DatasetCatalog Catalog = new(new DataOptions { CacheFolder = Path.GetTempPath() });
    private static readonly string Fingerprint = Catalog.Load(DatasetSpec.Reviews).Fingerprint;

    private readonly EncodedTextCache cache = new(Catalog);

    [Fact]
    public void Trials_that_differ_in_other_things_share_one_encoding()
    {
        var h = Hyperparameters.Default;

        var first = Get(h);

        Assert.Same(first, Get(h with { Epochs = 3, BatchSize = 64, LearningRate = 0.1, EmbeddingDim = 8, MaskPadding = true }));
    }

    [Fact]
    public void What_changes_the_tokens_is_encoded_anew()
    {
        var h = Hyperparameters.Default;
        Hyperparameters[] others =
        [
            h with { VocabSize = 50 },
            h with { MaxLength = 7 },
            h with { Padding = SequenceSide.Post },
            h with { Truncating = SequenceSide.Post },
            h with { ValidationSplit = 0.5 },
        ];

        var encoded = others.Prepend(h).Select(other => Get(other)).ToList();

        Assert.Equal(encoded.Count, encoded.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.NotSame(Get(h), Get(h, splitSeed: 2));
    }

    [Fact]
    public void Data_that_changed_since_the_study_began_are_refused() =>
        Assert.Contains("fingerprint", Assert.Throws<SpecException>(() => cache.Get(DatasetSpec.Reviews, "other", 1, Hyperparameters.Default)).Message);

    private EncodedText Get(Hyperparameters h) => Get(h, splitSeed: 1);

    private EncodedText Get(Hyperparameters h, long splitSeed) => cache.Get(DatasetSpec.Reviews, Fingerprint, splitSeed, h);
}
