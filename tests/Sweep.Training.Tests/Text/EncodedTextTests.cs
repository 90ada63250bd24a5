using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Tests.Data;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class EncodedTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DatasetCatalog catalog;
    private readonly EncodedTextCache cache;
    private readonly string fingerprint;

    public EncodedTextTests()
    {
        catalog = new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] });
        cache = new EncodedTextCache(catalog);
        fingerprint = catalog.Load(DatasetSpec.Reviews).Fingerprint;
    }

    public void Dispose() => folder.Dispose();

    private EncodedText Get(Hyperparameters h, long seed = 1) => cache.Get(DatasetSpec.Reviews, fingerprint, seed, h);

    [Fact]
    public void The_course_defaults_train_on_2240_reviews_and_validate_on_560()
    {
        var text = Get(Hyperparameters.Default);
        Assert.Equal((2_240, 560, 50), (text.TrainingRows, text.ValidationRows, text.MaxLength));
        Assert.Equal((2_240 * 50, 560 * 50), (text.TrainingTokens.Length, text.ValidationTokens.Length));
        Assert.Equal((1_120f, 280f), (text.TrainingLabels.Sum(), text.ValidationLabels.Sum()));
        Assert.Equal(("negative", "positive"), (text.NegativeLabel, text.PositiveLabel));
    }

    [Fact]
    public void The_vocabulary_comes_from_the_training_rows_only()
    {
        var path = folder.Write("a.tsv", string.Concat(Enumerable.Range(0, 40).Select(i => $"word{i}\t{i % 2}\n")));
        var spec = new DatasetSpec(path);
        var text = cache.Get(spec, catalog.Load(spec).Fingerprint, 3, Hyperparameters.Default with { MaxLength = 1 });
        Assert.Equal(32, text.Tokenizer.Words.Count);
        Assert.All(text.ValidationTokens, token => Assert.Equal(Tokenizer.UnknownIndex, token));
        Assert.Equal(Enumerable.Range(2, 32), text.TrainingTokens);
    }

    [Fact]
    public void Rows_are_encoded_padded_and_labelled_together()
    {
        var path = folder.Write("a.tsv", "b b a\t1\nb\t0\na b\t1\n!!!\t0\n");
        var spec = new DatasetSpec(path);
        var text = cache.Get(spec, catalog.Load(spec).Fingerprint, 3, Hyperparameters.Default with { MaxLength = 2, ValidationSplit = 0.5, Padding = SequenceSide.Post });
        Assert.Equal((2, 2), (text.TrainingRows, text.ValidationRows));
        var set = catalog.Load(spec);
        var (training, validation) = StratifiedSplit.Create(set.Labels.AsSpan(), 0.5, 3);
        Assert.Equal(Expected(set, text, training), text.TrainingTokens);
        Assert.Equal(Expected(set, text, validation), text.ValidationTokens);
        Assert.Equal(training.Select(row => (float)set.Labels[row]), text.TrainingLabels);
    }

    [Fact]
    public void What_reads_alike_is_shared_and_what_does_not_is_not()
    {
        var h = Hyperparameters.Default;
        var text = Get(h);
        Assert.Same(text, Get(h with { Model = ModelKind.Gru, Epochs = 3, LearningRate = 0.1, BatchSize = 8, MaskPadding = true }));
        Hyperparameters[] others =
        [
            h with { VocabSize = 50 },
            h with { MaxLength = 10 },
            h with { Padding = SequenceSide.Post },
            h with { Truncating = SequenceSide.Post },
            h with { ValidationSplit = 0.3 },
        ];
        Assert.All(others, other => Assert.NotSame(text, Get(other)));
        Assert.NotSame(text, Get(h, seed: 2));
    }

    [Fact]
    public void Threads_that_ask_together_share_one_encoding()
    {
        var texts = new EncodedText[8];
        var threads = Enumerable.Range(0, texts.Length).Select(i => new Thread(() => texts[i] = Get(Hyperparameters.Default))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(texts, text => Assert.Same(texts[0], text));
    }

    [Fact]
    public void Data_that_changed_since_the_study_began_are_refused()
    {
        var error = Assert.Throws<SpecException>(() => cache.Get(DatasetSpec.Reviews, new string('0', 64), 1, Hyperparameters.Default));
        Assert.Contains("not those the study began with", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Expected(LabelledTextSet set, EncodedText text, int[] rows)
    {
        var row = new int[text.MaxLength];
        foreach (var index in rows)
        {
            PadSequences.Write(text.Tokenizer.Encode(set.Texts[index]), row, SequenceSide.Post, SequenceSide.Pre);
            foreach (var token in row)
                yield return token;
        }
    }
}
