using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class CatalogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DatasetCatalog catalog;

    public CatalogTests() => catalog = new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] });

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_named_sets_are_listed_with_what_is_here()
    {
        Assert.Equal(["reviews", "reviews-1", "uci-sentiment", "sst2", "imdb"], catalog.List().Select(set => set.Name));
        Assert.Equal([true, true, false, false, false], catalog.List().Select(set => set.Available));
        Assert.Equal([2_800, 2_400, 3_000, 68_221, 50_000], catalog.List().Select(set => set.Rows));
    }

    [Fact]
    public void A_set_is_read_once_and_again_when_its_file_changes()
    {
        var path = folder.Write("a.tsv", "a\t1\nb\t0\nc\t1\nd\t0\n");
        var spec = new DatasetSpec(path);
        var first = catalog.Load(spec);
        Assert.Same(first, catalog.Load(new DatasetSpec(path)));
        folder.Write("a.tsv", "a\t1\nb\t0\nc\t1\nd\t0\nlonger\t0\n");
        Assert.Equal(5, catalog.Load(spec).Texts.Count);
    }

    [Fact]
    public void Threads_that_ask_together_share_one_reading()
    {
        var sets = new LabelledTextSet[8];
        var threads = Enumerable.Range(0, sets.Length).Select(i => new Thread(() => sets[i] = catalog.Load(DatasetSpec.Reviews))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(sets, set => Assert.Same(sets[0], set));
    }

    [Fact]
    public void A_failure_is_not_remembered()
    {
        var path = folder["late.tsv"];
        Assert.Throws<SpecException>(() => catalog.Load(new DatasetSpec(path)));
        folder.Write("late.tsv", "a\t1\nb\t0\nc\t1\nd\t0\n");
        Assert.Equal(4, catalog.Load(new DatasetSpec(path)).Texts.Count);
    }

    [Fact]
    public async Task The_real_uci_set_has_its_published_counts()
    {
        var info = await catalog.DescribeAsync(new DatasetSpec(SharedData.Require("uci-sentiment")), null, TestContext.Current.CancellationToken);
        Assert.Equal((3_000, 1_500), (info.Rows, info.Positive));
        Assert.Empty(info.Warnings);
    }

    [Fact]
    public async Task The_real_sst2_set_joins_train_and_dev()
    {
        var info = await catalog.DescribeAsync(new DatasetSpec(SharedData.Require("sst2")), null, TestContext.Current.CancellationToken);
        Assert.Equal(6_920 + 872, info.Rows);
        Assert.StartsWith("test.tsv is the test set: 1821 rows", Assert.Single(info.Warnings));
    }

    [Fact]
    public void Rows_are_looked_up_by_number()
    {
        var spec = new DatasetSpec(folder.Write("a.tsv", "a\t1\nb\t0\nc\t1\nd\t0\n"));
        var fingerprint = catalog.Load(spec).Fingerprint;

        Assert.Equal([new DatasetRow(2, "c", 1, null), new DatasetRow(0, "a", 1, null)], catalog.ReadRows(spec, fingerprint, [2, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.ReadRows(spec, fingerprint, [4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.ReadRows(spec, fingerprint, [-1]));
        Assert.Throws<SpecException>(() => catalog.ReadRows(spec, "another", [0]));
    }

    [Fact]
    public void The_real_files_are_read_one_by_one_too()
    {
        var uci = SharedData.Require("uci-sentiment");
        foreach (var file in Directory.GetFiles(uci, "*.txt"))
            Assert.Equal((1_000, 500), (catalog.Load(new DatasetSpec(file)).Texts.Count, catalog.Load(new DatasetSpec(file)).Labels.Count(label => label == 1)));
    }
}
