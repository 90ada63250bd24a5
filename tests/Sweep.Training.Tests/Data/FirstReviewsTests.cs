using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Data.Reviews.First;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Data;

public sealed class FirstReviewsTests
{
    private static readonly LabelledTextSet Set = FirstReviews.Create();

    [Fact]
    public void The_rows_never_change() =>
        Assert.Equal("366c3e2c2e0fbb0d96c55b740da377ef8f72cfe3d9afeac0e20972877240eea8", Set.Fingerprint);

    [Fact]
    public void Both_classes_have_half_of_the_rows() =>
        Assert.Equal((2_400, 1_200), (Set.Texts.Count, Set.Labels.Count(label => label == 1)));

    [Fact]
    public void Most_reviews_have_6_to_25_words()
    {
        var lengths = Set.Texts.Select(Tokenizer.CountWords).ToList();
        Assert.True(lengths.Count(length => length is >= 6 and <= 25) >= 0.95 * lengths.Count);
        Assert.InRange(lengths.Max(), 1, 50);
    }

    [Fact]
    public void The_vocabulary_is_small() =>
        Assert.InRange(Tokenizer.Fit(Set.Texts, 10_000).Words.Count, 140, 300);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Five_and_a_half_per_cent_of_the_labels_are_wrong_in_each_class(long seed)
    {
        var reviews = FirstReviews.Write(new SeededRandom(seed));
        Assert.Equal([66, 66], new[] { false, true }.Select(meaning => reviews.Count(review => review.Meaning == meaning && review.Label != meaning)));
        Assert.Equal(0.055, 132 / (double)reviews.Count, 3);
    }

    [Fact]
    public void The_clause_after_but_decides()
    {
        foreach (var review in FirstReviews.Write(new SeededRandom(3)).Where(review => review.Pattern == FirstPattern.Contrast))
        {
            var (before, after) = (review.Text.Split(", but ")[0], review.Text.Split(", but ")[1]);
            Assert.Equal(review.Meaning, HasWord(after, praise: true));
            Assert.Equal(review.Meaning, HasWord(before, praise: false));
        }
    }

    [Fact]
    public void Words_of_praise_are_as_common_in_either_class_wherever_order_matters()
    {
        var contrasts = FirstReviews.Write(new SeededRandom(4)).Where(review => review.Pattern == FirstPattern.Contrast).ToList();
        Assert.All(contrasts, review => Assert.True(HasWord(review.Text, praise: true) && HasWord(review.Text, praise: false)));
    }

    [Fact]
    public void About_half_of_the_reviews_need_more_than_a_bag_of_words()
    {
        var reviews = FirstReviews.Write(new SeededRandom(5));
        Assert.InRange(reviews.Count(review => review.Pattern != FirstPattern.Plain) / (double)reviews.Count, 0.44, 0.52);
    }

    [Fact]
    public void A_study_that_began_with_these_rows_as_reviews_finds_them_by_their_fingerprint()
    {
        using var folder = new TemporaryFolder();
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] });
        Assert.Same(catalog.Load(new DatasetSpec("reviews-1")), catalog.Load(DatasetSpec.Reviews, FirstReviews.Fingerprint));
        Assert.Throws<SpecException>(() => catalog.Load(DatasetSpec.Reviews, "another"));
        Assert.False(Directory.Exists(folder["cache"]));
    }

    private static bool HasWord(string text, bool praise)
    {
        var words = text.ToLowerInvariant().Split(' ', ',', '.', ';');
        return (praise ? FirstLexicon.Praise.AddRange(FirstLexicon.PraiseVerbs) : FirstLexicon.Blame.AddRange(FirstLexicon.BlameVerbs)).Any(words.Contains);
    }
}
