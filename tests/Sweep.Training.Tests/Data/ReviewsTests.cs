using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Data.Reviews;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Data;

/// <summary>What docs/data.md promises of the built-in reviews.</summary>
public sealed class ReviewsTests
{
    private static readonly LabelledTextSet Set = BuiltInReviews.Create();
    private static readonly IReadOnlyList<Review> Other = BuiltInReviews.Write(new SeededRandom(7), 4_000, []);

    private static IReadOnlyList<(RankedWords Praise, RankedWords Blame)> Lists { get; } =
        [OpinionWords.Adjectives, OpinionWords.Adverbs, OpinionWords.Nouns, OpinionWords.Verbs, OpinionWords.Superlatives, OpinionWords.Sayings];

    [Fact]
    public void The_rows_never_change()
    {
        Assert.Equal("b343f35006ff86ef30b3a23a366b1a44e10b07621d1155dd2dbca58f841ac726", Set.Fingerprint);
        Assert.Equal("eaafe6871d022ae4ccfccd377ef4892add8d49b4e3c4423a735b965265a7cf37", Set.Test!.Fingerprint);
    }

    [Fact]
    public void Both_classes_have_half_of_the_rows()
    {
        Assert.Equal((2_800, 1_400), (Set.Texts.Count, Set.Labels.Count(label => label == 1)));
        Assert.Equal((10_000, 5_000), (Set.Test!.Texts.Count, Set.Test.Labels.Count(label => label == 1)));
    }

    [Fact]
    public void Reviews_have_1_to_120_words_and_20_in_the_middle()
    {
        var lengths = Set.Texts.Select(Tokenizer.CountWords).Order().ToList();
        Assert.Equal((1, 120), (lengths[0], lengths[^1]));
        Assert.InRange(lengths[lengths.Count / 2], 18, 22);
        Assert.All(Set.Test!.Texts, text => Assert.InRange(Tokenizer.CountWords(text), 1, 120));
    }

    [Fact]
    public void Every_training_part_has_3_000_distinct_words()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var (training, _) = StratifiedSplit.Create(Set.Labels.AsSpan(), 0.2, seed);
            Assert.InRange(Tokenizer.Fit(training.Select(row => Set.Texts[row]), 1_000_000).Words.Count, 3_000, 4_500);
        }
    }

    /// <summary>Zipf's law: slope -1 in a log-log plot of frequency by rank; uci-sentiment has -1.07, and 57 % of its words once.</summary>
    [Fact]
    public void Words_are_about_as_frequent_as_in_real_texts()
    {
        var counts = Counts(Set);
        Assert.InRange(counts.Count(count => count == 1) / (double)counts.Length, 0.4, 0.6);
        Assert.InRange(counts[0] / (double)counts.Sum(), 0.04, 0.1);
        Assert.InRange(Slope(counts, 10, 1_000), -1.35, -1);
    }

    [Fact]
    public void Four_per_cent_of_the_labels_are_wrong_in_each_class() =>
        Assert.Equal([80, 80], new[] { false, true }.Select(meaning => Other.Count(review => review.Meaning == meaning && review.Label != meaning)));

    [Fact]
    public void Patterns_have_their_shares()
    {
        foreach (var (pattern, share) in BuiltInReviews.Patterns)
        {
            Assert.Equal(share, Other.Count(review => review.Pattern == pattern) / (double)Other.Count, 0.02);
            Assert.Equal(share, Set.Test!.Groups!.Count(group => group == pattern.ToString().ToLowerInvariant()) / 10_000.0, 0.015);
        }

        Assert.Equal(1, BuiltInReviews.Patterns.Sum(pattern => pattern.Share), 12);
    }

    [Fact]
    public void Rows_know_their_pattern()
    {
        Assert.Equal(Set.Texts.Count, Set.Groups!.Count);
        foreach (var (text, group) in Set.Texts.Zip(Set.Groups))
        {
            Assert.Equal(group == "contrast", text.Contains(", but ", StringComparison.Ordinal));
            Assert.Equal(group == "concession", text.Contains("although ", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Praise_and_blame_are_mirror_images()
    {
        foreach (var list in Lists)
        {
            Assert.Equal(list.Praise.Words.Count, list.Blame.Words.Count);
            Assert.Empty(list.Praise.Words.Intersect(list.Blame.Words));
            Assert.Equal(list.Praise.Words.Count, list.Praise.Words.Distinct().Count());
            Assert.Equal(list.Blame.Words.Count, list.Blame.Words.Distinct().Count());
        }
    }

    [Fact]
    public void Where_order_decides_every_review_holds_both_praise_and_blame()
    {
        var reviews = Other.Where(review => review.Pattern is ReviewPattern.Contrast or ReviewPattern.Concession).ToList();
        Assert.All(reviews, review => Assert.True(Holds(review.Text, list => list.Praise) && Holds(review.Text, list => list.Blame), review.Text));

        static bool Holds(string text, Func<(RankedWords Praise, RankedWords Blame), RankedWords> side) =>
            Lists.SelectMany(list => side(list).Words).Intersect(text.ToLowerInvariant().Split(' ', '.', ',')).Any();
    }

    [Fact]
    public void The_opinion_comes_first_in_some_reviews_and_last_in_others()
    {
        var contrasts = Other.Where(review => review.Pattern == ReviewPattern.Contrast && Tokenizer.CountWords(review.Text) > 25)
            .Select(review => review.Text.IndexOf(", but ", StringComparison.Ordinal) / (double)review.Text.Length).ToList();
        Assert.InRange(contrasts.Count(place => place < 0.33) / (double)contrasts.Count, 0.2, 0.4);
        Assert.InRange(contrasts.Count(place => place > 0.67) / (double)contrasts.Count, 0.45, 0.7);
    }

    [Fact]
    public void Only_short_reviews_occur_twice_or_in_training_and_test()
    {
        var texts = Set.Texts.ToHashSet();
        Assert.All(Set.Test!.Texts.Zip(Set.Test.Groups!).Where(row => texts.Contains(row.First)), row => Assert.Equal("short", row.Second));
        Assert.Equal(484, Set.Test.Texts.Count(texts.Contains));
        Assert.All(Set.Texts.Zip(Set.Groups!).GroupBy(row => row.First).Where(same => same.Count() > 1), same => Assert.Equal("short", same.First().Second));
    }

    [Fact]
    public void What_the_set_was_made_for_is_said_wherever_it_is_described() =>
        Assert.Contains("made so that word order, length and vocabulary matter", Assert.Single(Set.Describe().Warnings), StringComparison.Ordinal);

    [Fact]
    public void The_set_is_known_by_name_whatever_columns_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] });
        Assert.Same(catalog.Load(DatasetSpec.Reviews), catalog.Load(new DatasetSpec("reviews", "a", "b")));
        Assert.Equal(Set.Fingerprint, catalog.Load(DatasetSpec.Reviews).Fingerprint);
        Assert.False(Directory.Exists(folder["cache"]));
    }

    private static int[] Counts(LabelledTextSet set)
    {
        var tokenizer = Tokenizer.Fit(set.Texts, 1_000_000);
        var counts = new int[tokenizer.Words.Count];
        foreach (var index in set.Texts.SelectMany(tokenizer.Encode))
            counts[index - 2]++;
        return counts;
    }

    /// <summary>Least squares of log frequency on log rank.</summary>
    private static double Slope(int[] counts, int first, int last)
    {
        var points = Enumerable.Range(first, last - first + 1).Select(rank => (X: Math.Log(rank), Y: Math.Log(counts[rank - 1]))).ToList();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }
}
