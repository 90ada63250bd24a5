using FsCheck;
using FsCheck.Xunit;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class TokenizerTests
{
    private const string Filters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n";

    [Fact]
    public void Words_are_ranked_by_frequency()
    {
        // Counts: the 4, cat 2, sat 1, mat 1, dog 1; the last three in order of first appearance.
        var tokenizer = Tokenizer.Fit(["The cat sat.", "the CAT, the mat", "the dog"], 100);
        Assert.Equal(["the", "cat", "sat", "mat", "dog"], tokenizer.Words);
        Assert.Equal([2, 3, 4], tokenizer.Encode("The cat sat."));
    }

    [Fact]
    public void Ties_keep_the_order_of_first_appearance() =>
        Assert.Equal(["zeta", "alpha", "mu"], Tokenizer.Fit(["zeta alpha", "mu alpha zeta", "mu"], 10).Words);

    [Fact]
    public void Indices_stay_below_vocab_size()
    {
        // num_words = 4 keeps indices 1 (unknown), 2 and 3: two words.
        var tokenizer = Tokenizer.Fit(["a a a b b c"], 4);
        Assert.Equal(["a", "b"], tokenizer.Words);
        Assert.Equal([2, 3, 1, 1], tokenizer.Encode("a b c d"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_smallest_vocabularies_know_next_to_nothing(int vocabSize)
    {
        var tokenizer = Tokenizer.Fit(["a a b"], vocabSize);
        Assert.Equal(vocabSize == 2 ? [1, 1] : [2, 1], tokenizer.Encode("a b"));
    }

    [Fact]
    public void Every_filter_character_separates_words()
    {
        foreach (var filter in Filters)
            Assert.Equal([2, 3], Tokenizer.Fit(["x x y"], 10).Encode($"x{filter}y"));
        Assert.Equal(33, Filters.Length);
    }

    [Theory]
    [InlineData("don't", "don't")]
    [InlineData("a\rb", "a\rb")]
    [InlineData("a\u00A0b", "a\u00A0b")]
    [InlineData("a\u0085b", "a\u0085b")]
    [InlineData("naïve—CAFÉ", "naïve—café")]
    [InlineData("10€", "10€")]
    public void Other_characters_are_part_of_a_word(string text, string word) =>
        Assert.Equal([word], Tokenizer.Fit([text], 10).Words);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...!?\t\n")]
    public void A_text_without_words_encodes_to_nothing(string text)
    {
        var tokenizer = Tokenizer.Fit([text, "a"], 10);
        Assert.Empty(tokenizer.Encode(text));
        Assert.Equal((0, 0), Tokenizer.CountKnown(tokenizer.Encode(text)));
        Assert.Equal(0, Tokenizer.CountWords(text));
    }

    [Fact]
    public void Known_words_are_counted()
    {
        var tokenizer = Tokenizer.Fit(["good film"], 10);
        Assert.Equal((3, 4), Tokenizer.CountKnown(tokenizer.Encode("A good, GOOD film")));
    }

    [Fact]
    public void A_restored_tokenizer_encodes_the_same()
    {
        var fitted = Tokenizer.Fit(["the plot is good", "the cast is bad"], 6);
        Assert.Equal(fitted.Encode("the cast is so good"), new Tokenizer(fitted.Words).Encode("the cast is so good"));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "")]
    public void Words_that_cannot_be_restored_are_refused(string first, string second) =>
        Assert.Throws<ArgumentException>(() => new Tokenizer([first, second]));

    [Fact]
    public void A_vocabulary_without_room_for_padding_and_unknown_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.Fit([], 1));

    [Property]
    public bool It_agrees_with_the_rules_written_out(NonNull<string>[] texts, byte size)
    {
        var strings = texts.Select(text => text.Get).ToArray();
        var vocabSize = size + 2;
        var words = strings.Select(Split).ToArray();
        var first = words.SelectMany(w => w).Distinct().ToList();
        var kept = first
            .Select((word, place) => (word, place, count: words.Sum(text => text.Count(w => w == word))))
            .OrderBy(entry => -entry.count).ThenBy(entry => entry.place)
            .Select(entry => entry.word).Take(vocabSize - 2).ToList();
        var tokenizer = Tokenizer.Fit(strings, vocabSize);
        return tokenizer.Words.SequenceEqual(kept)
            && strings.Zip(words).All(pair => tokenizer.Encode(pair.First).SequenceEqual(pair.Second.Select(word => kept.IndexOf(word) is var i and >= 0 ? i + 2 : 1)));
    }

    [Property]
    public bool Every_index_is_a_row_of_the_embedding(NonNull<string>[] texts, NonNull<string> other, byte size)
    {
        var vocabSize = size + 2;
        var tokenizer = Tokenizer.Fit(texts.Select(text => text.Get), vocabSize);
        return texts.Append(other).All(text => tokenizer.Encode(text.Get).All(index => index >= 1 && index < vocabSize));
    }

    [Property]
    public bool The_count_of_words_is_the_length_of_the_encoding(NonNull<string> text) =>
        Tokenizer.CountWords(text.Get) == Tokenizer.Fit([], 10).Encode(text.Get).Length;

    private static string[] Split(string text)
    {
        var lower = text.ToLowerInvariant();
        foreach (var filter in Filters)
            lower = lower.Replace(filter, ' ');
        return lower.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
