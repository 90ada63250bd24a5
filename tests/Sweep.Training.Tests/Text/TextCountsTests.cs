using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Tests.Data;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class TextCountsTests
{
    [Fact]
    public void Shares_count_texts_and_repeated_words() =>
        Assert.Equal(new TextCounts(7, 4, 0.25, 0.375), TextCounts.Of(7, [[1, 2, 1, 3], [], [1, 2], [2, 2]], maxLength: 3));

    [Fact]
    public void Texts_without_words_have_no_unknown_ones() => Assert.Equal(new TextCounts(0, 0, 0, 0), TextCounts.Of(0, [[], []], 3));

    [Fact]
    public void Distinct_words_are_those_of_the_training_texts_kept_or_not()
    {
        Tokenizer.Fit(["a b a", "B, c", ""], vocabSize: 3, out var distinct);

        Assert.Equal(3, distinct);
    }

    [Theory, InlineData(500, 0.252), InlineData(1_000, 0.172), InlineData(2_000, 0.099)]
    public void The_uci_set_has_its_published_share_of_unknown_words(int vocabSize, double unknown)
    {
        var set = Uci();

        Assert.Equal(unknown, Counts(set, vocabSize, 50).UnknownWords, 0.0005);
    }

    [Fact]
    public void The_uci_set_has_few_long_texts()
    {
        var set = Uci();

        Assert.Equal(3_000, set.Texts.Count);
        Assert.Equal(162 / 3_000.0, Counts(set, 1_000, 25).CutTexts);
        Assert.Equal(7 / 3_000.0, Counts(set, 1_000, 50).CutTexts);
    }

    private static TextCounts Counts(LabelledTextSet set, int vocabSize, int maxLength)
    {
        var tokenizer = Tokenizer.Fit(set.Texts, vocabSize, out var distinct);
        return TextCounts.Of(distinct, set.Texts.Select(tokenizer.Encode), maxLength);
    }

    private static LabelledTextSet Uci() =>
        new DatasetCatalog(new DataOptions { CacheFolder = Path.GetTempPath() }).Load(new DatasetSpec(SharedData.Require("uci-sentiment")));
}
