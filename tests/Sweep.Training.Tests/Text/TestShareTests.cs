using FsCheck.Xunit;
using Sweep.Contracts.Randomness;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class TestShareTests
{
    // The first 8 bytes of the SHA-256 by Python's hashlib, as a share of 2^64.
    [Theory]
    [InlineData("Good film!", 0.5825667171594402)]
    [InlineData("", 0.8894159948913373)]
    [InlineData(" ... ", 0.8894159948913373)]
    [InlineData("a\tBAD film", 0.3677979127955401)]
    public void A_texts_place_is_the_hash_of_its_words(string text, double expected) => Assert.Equal(expected, TestShare.Position(text));

    [Fact]
    public void Case_spaces_and_punctuation_do_not_matter_and_word_borders_do()
    {
        Assert.Equal("a good film isn't it", Tokenizer.Normalize("  A good-film: isn't\tIT?\n"));
        Assert.NotEqual(TestShare.Position("good film"), TestShare.Position("goodfilm"));
    }

    [Property]
    public void Texts_that_the_tokenizer_reads_alike_stay_together(string? text)
    {
        var whole = text ?? "";
        var words = Tokenizer.Fit([whole], int.MaxValue);

        Assert.Equal(TestShare.Position(whole), TestShare.Position(Tokenizer.Normalize(whole)));
        Assert.Equal(words.Encode(whole), words.Encode(Tokenizer.Normalize(whole)));
    }

    [Property(MaxTest = 20)]
    public void The_share_is_near_the_split_and_a_larger_one_keeps_the_smaller_ones_texts(int seed, byte part)
    {
        const int Texts = 4_000;
        var split = (1 + part % 9) / 10.0;
        var random = new SeededRandom(seed);
        var texts = Enumerable.Range(0, Texts).Select(i => $"word{random.NextBelow(1_000_000)} of text {i}").ToList();
        var held = texts.Where(text => TestShare.Holds(text, split)).ToList();

        // Five standard deviations.
        Assert.InRange((double)held.Count / Texts, split - 5 * Math.Sqrt(split * (1 - split) / Texts), split + 5 * Math.Sqrt(split * (1 - split) / Texts));
        Assert.All(held, text => Assert.True(TestShare.Holds(text, split + 0.05)));
    }

    [Fact]
    public void A_split_of_zero_holds_nothing() => Assert.DoesNotContain(Enumerable.Range(0, 1_000), i => TestShare.Holds($"text {i}", 0));
}
