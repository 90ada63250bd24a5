using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables;

/// <summary>
/// Finds rows that read the very same words: a vocabulary with room for every word, or positions for every word of the longest text,
/// are as good as any more.
/// </summary>
internal static class SameWords
{
    /// <summary>Rows of the embedding that stand for no word: padding and the unknown word.</summary>
    private const int Reserved = 2;

    public static IReadOnlyList<SameExperiment> Of(IReadOnlyList<TableConfiguration> rows, IReadOnlyList<double?> means)
    {
        if (rows.Max(row => row.MostOf(FactNames.DistinctWords)) is not { } words || rows.Max(row => row.MostOf(FactNames.LongestText)) is not { } longest)
            return [];
        return [.. rows.Index()
            .GroupBy(row => HyperparameterSchema.CanonicalKey(AsRead(row.Item.Hyperparameters, (int)words, (int)longest)), row => row.Index, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new SameExperiment([.. group], Spread([.. group.Select(row => means[row]).OfType<double>()])))];
    }

    private static Hyperparameters AsRead(Hyperparameters h, int words, int longest) => h with
    {
        VocabSize = Math.Min(h.VocabSize, words + Reserved),
        MaxLength = h.Padding is SequenceSide.Pre ? Math.Min(h.MaxLength, longest) : h.MaxLength,
    };

    private static double? Spread(List<double> means) => means.Count < 2 ? null : means.Max() - means.Min();
}
