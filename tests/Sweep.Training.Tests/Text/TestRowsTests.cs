using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Tests.Data;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class TestRowsTests : IDisposable
{
    private const double Split = 0.3;

    private readonly TemporaryFolder folder = new();
    private readonly DatasetCatalog catalog;
    private readonly EncodedTextCache cache;

    public TestRowsTests()
    {
        catalog = new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] });
        cache = new EncodedTextCache(catalog);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Test_texts_are_neither_fitted_nor_trained_nor_validated_on()
    {
        var set = Write("a.tsv", 100);
        var encoded = Get(set, Split);
        var held = set.Texts.Where(text => TestShare.Holds(text, Split)).ToList();
        string[] used = [.. set.Texts.Except(held)];

        Assert.InRange(held.Count, 10, 50);
        Assert.Equal(used.Length, encoded.TrainingRows + encoded.ValidationRows);
        Assert.DoesNotContain(encoded.Tokenizer.Words, word => held.Contains(word));
        Assert.All(encoded.ValidationRowNumbers, row => Assert.Contains(set.Texts[row], used));
        Assert.Null(encoded.Test);
        Assert.Equal(held.Count, Get(set, Split, withTest: true).Test!.Labels.Length);
        Assert.Equal(held.Select(text => (float)set.Labels[set.Texts.ToList().IndexOf(text)]), Get(set, Split, withTest: true).Test!.Labels);
    }

    [Fact]
    public void Neither_seeds_nor_rows_added_later_move_a_text()
    {
        var small = Write("small.tsv", 60);
        var large = Write("large.tsv", 100);

        Assert.Equal(Others(small, Split), Others(large, Split).Where(text => small.Texts.Contains(text)));
        Assert.Equal(Get(small, Split, withTest: true, seed: 1).Test!.Labels, Get(small, Split, withTest: true, seed: 2).Test!.Labels);
    }

    [Fact]
    public void Duplicates_stay_together()
    {
        var path = folder.Write("twice.tsv", string.Concat(Enumerable.Range(0, 100).Select(i => $"Word{i / 2}{(i % 2 == 0 ? "" : "!")}\t{i / 2 % 2}\n")));
        var set = catalog.Load(new DatasetSpec(path));
        var (others, test) = TestRows.Divide(set, Split);

        Assert.Equal(100, others.Length + test!.Rows.Length);
        Assert.All(others, row => Assert.Contains(row ^ 1, others));
    }

    [Fact]
    public void Without_a_share_every_row_is_as_before()
    {
        var set = Write("a.tsv", 40);
        var (training, validation) = StratifiedSplit.Create(set.Labels.AsSpan(), 0.2, 1);
        var encoded = Get(set, 0);

        Assert.Equal(validation, encoded.ValidationRowNumbers);
        Assert.Equal(training.Length, encoded.TrainingRows);
        Assert.Same(encoded, Get(set, 0));
        Assert.NotSame(encoded, Get(set, Split));
        Assert.Null(Get(set, 0, withTest: true).Test);
    }

    [Fact]
    public void A_test_set_of_the_datas_own_takes_nothing_from_the_training_rows()
    {
        folder.Write("train.tsv", Rows(40));
        folder.Write("test.tsv", "word1 word2\t0\nWORD3\t1\nnew\t1\n");
        var set = catalog.Load(new DatasetSpec(folder.Path));
        var encoded = Get(set, Split, withTest: true);

        Assert.Equal(40, encoded.TrainingRows + encoded.ValidationRows);
        Assert.Equal([0f, 1f, 1f], encoded.Test!.Labels);
        Assert.Equal(encoded.Tokenizer.Encode("word1 word2"), encoded.Test.Tokens[..3].Where(token => token != 0));
    }

    [Fact]
    public void A_class_that_falls_into_the_test_set_whole_is_an_error_that_says_what_to_do()
    {
        var held = Enumerable.Range(0, 1_000).Select(i => $"word{i}").Where(text => TestShare.Holds(text, Split)).Take(3);
        var path = folder.Write("gone.tsv", Rows(40).Replace("\t1", "\t0", StringComparison.Ordinal) + string.Concat(held.Select(text => $"{text}\t1\n")));
        var set = catalog.Load(new DatasetSpec(path));

        var error = Assert.Throws<SpecException>(() => Get(set, Split));

        Assert.Contains("a test share of 0.3 leaves 0 rows of class '1'", error.Message, StringComparison.Ordinal);
        Assert.Contains("smaller test_split", error.Message, StringComparison.Ordinal);
    }

    private static string Rows(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"word{i}\t{i % 2}\n"));

    private static IEnumerable<string> Others(LabelledTextSet set, double split) => TestRows.Divide(set, split).Others.Select(row => set.Texts[row]);

    private LabelledTextSet Write(string name, int rows) => catalog.Load(new DatasetSpec(folder.Write(name, Rows(rows))));

    private EncodedText Get(LabelledTextSet set, double split, bool withTest = false, long seed = 1) =>
        cache.Get(new DatasetSpec(set.Name), set.Fingerprint, seed, Hyperparameters.Default with { MaxLength = 3 }, split, withTest);
}
