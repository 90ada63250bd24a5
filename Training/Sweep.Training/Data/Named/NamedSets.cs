namespace Sweep.Training.Data.Named;

/// <summary>The public sets known by name, with their publishers' addresses.</summary>
internal static class NamedSets
{
    public static IReadOnlyList<NamedSet> All { get; } =
    [
        new(
            "uci-sentiment",
            "3,000 sentences of product, film and restaurant reviews (Kotzias et al., 2015; UCI set 331)",
            Rows: 3_000,
            PositiveShare: 0.5,
            new Uri("https://archive.ics.uci.edu/static/public/331/sentiment+labelled+sentences.zip"),
            (limits, archive, rows) => TabbedZip.Read(archive, ["amazon_cells_labelled.txt", "imdb_labelled.txt", "yelp_labelled.txt"], limits, rows)),
        new(
            "sst2",
            "68,221 phrases of film reviews (Stanford Sentiment Treebank, two classes; GLUE's train and dev)",
            Rows: 68_221,
            PositiveShare: 0.557,
            new Uri("https://dl.fbaipublicfiles.com/glue/data/SST-2.zip"),
            (limits, archive, rows) => TabbedZip.Read(archive, ["SST-2/dev.tsv", "SST-2/train.tsv"], limits, rows)),
        new(
            "imdb",
            "50,000 film reviews (Maas et al., 2011; train and test together)",
            Rows: 50_000,
            PositiveShare: 0.5,
            new Uri("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
            LabelFolderTar.Read),
    ];

    /// <summary>The set of that name, or null.</summary>
    public static NamedSet? Find(string name) => All.FirstOrDefault(set => set.Name == name);
}
