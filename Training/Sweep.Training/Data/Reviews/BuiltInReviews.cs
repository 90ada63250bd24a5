using System.Collections.Immutable;
using Sweep.Contracts.Randomness;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Reviews;

/// <summary>
/// The set <c>reviews</c>: invented reviews, made so that the exercises on hyperparameters have something to find. Half of
/// each class, some with the wrong label. Always the same rows.
/// </summary>
internal static class BuiltInReviews
{
    public const string Name = "reviews";
    public const int Rows = 2_800;
    public const int TestRows = 10_000;

    /// <summary>One row in so many of each class carries the wrong label, so that no model should be right on every row: 4 %.</summary>
    public const int RowsPerMislabelled = 25;

    public const string Summary = "2,800 invented reviews of 1 to 120 words, made to teach; built in, always the same";

    internal const string Purpose =
        "invented reviews, made so that word order, length and vocabulary matter; what holds on them need not hold on real texts";

    // Plain numbers. Training and test rows are two streams of the same grammar.
    private const long TrainingSeed = 1;
    private const long TestSeed = 2;

    internal static ImmutableArray<(ReviewPattern Pattern, double Share)> Patterns { get; } =
    [
        (ReviewPattern.Short, 0.10),
        (ReviewPattern.Plain, 0.42),
        (ReviewPattern.Contrast, 0.26),
        (ReviewPattern.Concession, 0.06),
        (ReviewPattern.Negated, 0.16),
    ];

    public static LabelledTextSet Create()
    {
        var reviews = Write(new SeededRandom(TrainingSeed), Rows, []);
        return ToSet(Name, reviews, () => ToSet($"{Name} (test)", WriteTest(reviews), test: null));
    }

    /// <summary>Reviews with what they mean, how they say it and the label they carry.</summary>
    /// <param name="random">The stream that all draws come from.</param>
    /// <param name="rows">How many; even.</param>
    /// <param name="known">Texts that are not written again, short ones apart.</param>
    internal static IReadOnlyList<Review> Write(SeededRandom random, int rows, IEnumerable<string> known)
    {
        var writer = new ReviewWriter(random);
        var texts = known.ToHashSet(StringComparer.Ordinal);
        var reviews = new List<Review>(rows);
        foreach (var positive in (bool[])[false, true])
        {
            for (var row = 0; row < rows / 2; row++)
            {
                var pattern = Draw(random);
                string text;
                do
                    text = writer.Write(positive, pattern);
                while (!texts.Add(text) && pattern != ReviewPattern.Short);
                // The rows are put in random order below, so it does not matter which ones carry the wrong label.
                reviews.Add(new Review(text, pattern, positive, Label: positive != row < rows / 2 / RowsPerMislabelled));
            }
        }

        var shuffled = reviews.ToArray();
        random.Shuffle<Review>(shuffled);
        return shuffled;
    }

    private static IReadOnlyList<Review> WriteTest(IReadOnlyList<Review> training) =>
        Write(new SeededRandom(TestSeed), TestRows, training.Select(review => review.Text));

    private static LabelledTextSet ToSet(string name, IReadOnlyList<Review> reviews, Func<LabelledTextSet>? test)
    {
        string[] texts = [.. reviews.Select(review => review.Text)];
        ImmutableArray<byte> labels = [.. reviews.Select(review => review.Label ? (byte)1 : (byte)0)];
        return new LabelledTextSet(name, texts, labels, "negative", "positive", RowFingerprint.Compute(texts, labels.AsSpan()), [Purpose])
        {
            Groups = [.. reviews.Select(review => review.Pattern.ToString().ToLowerInvariant())],
            TestSource = test is null ? null : new Lazy<LabelledTextSet>(test),
        };
    }

    private static ReviewPattern Draw(SeededRandom random)
    {
        var draw = random.NextDouble();
        foreach (var (pattern, share) in Patterns)
        {
            draw -= share;
            if (draw < 0)
                return pattern;
        }

        return ReviewPattern.Plain;
    }
}
