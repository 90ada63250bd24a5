using System.Text;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class NamedSetTests : IDisposable
{
    private static readonly DatasetSpec Uci = new("uci-sentiment");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private DatasetCatalog Catalog(LocalServer server, long maxDownload = 1 << 28, long maxUnpacked = 1 << 28) => new(new DataOptions
    {
        CacheFolder = folder["cache"],
        Mirror = server.Address,
        MaxDownloadBytes = maxDownload,
        MaxUnpackedBytes = maxUnpacked,
    });

    private string[] Cached() => [.. Directory.GetFiles(folder["cache"]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_set_is_downloaded_once_with_progress_and_kept()
    {
        using var server = new LocalServer(Archives.Uci());
        var progress = new Recorder();
        var info = await Catalog(server).DescribeAsync(Uci, progress, TestContext.Current.CancellationToken);
        Assert.Equal(("uci-sentiment", 3_000, 1_500), (info.Name, info.Rows, info.Positive));
        Assert.Equal(new DownloadProgress("sentiment+labelled+sentences.zip", server.Content.Length, server.Content.Length), progress.Reports[^1]);
        Assert.Equal(["uci-sentiment.jsonl", "uci-sentiment.lock"], Cached());

        var again = Catalog(server).Load(Uci);
        Assert.Equal(info.Fingerprint, again.Fingerprint);
        Assert.Equal("amazon number 0 said \"so\"", again.Texts[0]);
        Assert.Single(server.Ranges);
        Assert.True(Catalog(server).List().Single(set => set.Name == "uci-sentiment").Available);
    }

    [Fact]
    public void The_stored_copy_is_the_folder_it_was_made_from()
    {
        var real = SharedData.Require("uci-sentiment");
        using var server = new LocalServer(Archives.Zip([.. Directory.GetFiles(real, "*.txt").Select(file => ("s/" + Path.GetFileName(file), File.ReadAllText(file)))]));
        var catalog = Catalog(server);
        Assert.Equal(catalog.Load(new DatasetSpec(real)).Fingerprint, catalog.Load(Uci).Fingerprint);
    }

    [Fact]
    public void Sst2_joins_dev_and_train_under_their_header()
    {
        static string Rows(int count) => "sentence\tlabel\n" + Archives.Rows("w", count, i => i % 1000 < 557 ? 1 : 0);
        using var server = new LocalServer(Archives.Zip(("SST-2/train.tsv", Rows(67_349)), ("SST-2/dev.tsv", Rows(872)), ("SST-2/test.tsv", "index\tsentence\n0\tx\n")));
        Assert.Equal(68_221, Catalog(server).Load(new DatasetSpec("sst2")).Texts.Count);
    }

    [Fact]
    public void Imdb_takes_labels_from_folders_and_order_from_names()
    {
        var entries = new List<(string, string)> { ("aclImdb/README", "notes"), ("aclImdb/train/unsup/0_0.txt", "no label") };
        foreach (var split in (string[])["train", "test"])
        {
            foreach (var label in (string[])["pos", "neg"])
                entries.AddRange(Enumerable.Range(0, 12_500).Select(i => ($"aclImdb/{split}/{label}/{i}_7.txt", $"{split} {label}\ttext {i}\nend")));
        }

        using var server = new LocalServer(Archives.TarGz(entries));
        var set = Catalog(server).Load(new DatasetSpec("imdb"));
        Assert.Equal((50_000, 25_000), (set.Texts.Count, set.Labels.Count(label => label == 1)));
        Assert.Equal(("test neg\ttext 0\nend", (byte)0, "pos"), (set.Texts[0], set.Labels[0], set.PositiveLabel));
    }

    [Fact]
    public void A_broken_download_goes_on_where_it_stopped()
    {
        using var server = new LocalServer(Archives.Uci()) { BreakAfter = 5_000 };
        var catalog = Catalog(server);
        Assert.Contains("goes on from there", ErrorOf(catalog), StringComparison.Ordinal);
        var here = new FileInfo(folder["cache/sentiment+labelled+sentences.zip.part"]).Length;
        Assert.InRange(here, 1, 5_000);
        Assert.Equal(3_000, catalog.Load(Uci).Texts.Count);
        Assert.Equal([null, $"bytes={here}-"], server.Ranges);
    }

    [Theory]
    [InlineData(false, true, "\"v1\"", 2)]
    [InlineData(true, true, "\"v2\"", 2)]
    [InlineData(true, false, "\"v2\"", 3)]
    public void A_download_starts_anew_if_the_server_cannot_go_on_or_has_another_version(bool ranges, bool ifRange, string etag, int requests)
    {
        using var server = new LocalServer(Archives.Uci(label: i => 1 - i % 2)) { BreakAfter = 5_000 };
        var catalog = Catalog(server);
        ErrorOf(catalog);
        (server.HonoursRange, server.HonoursIfRange, server.ETag, server.Content) = (ranges, ifRange, etag, Archives.Uci());
        Assert.Equal(0, catalog.Load(Uci).Labels[0]);
        Assert.Equal(requests, server.Ranges.Count);
    }

    [Fact]
    public void A_part_longer_than_the_file_is_thrown_away()
    {
        using var server = new LocalServer(Archives.Uci());
        Directory.CreateDirectory(folder["cache"]);
        folder.Write("cache/sentiment+labelled+sentences.zip.part", new byte[server.Content.Length + 9]);
        folder.Write("cache/sentiment+labelled+sentences.zip.validator", "\"v1\"");
        Assert.Equal(3_000, Catalog(server).Load(Uci).Texts.Count);
    }

    [Fact]
    public void Without_a_validator_nothing_is_joined()
    {
        using var server = new LocalServer(Archives.Uci()) { BreakAfter = 5_000, ETag = null };
        var catalog = Catalog(server);
        ErrorOf(catalog);
        Assert.Equal(3_000, catalog.Load(Uci).Texts.Count);
        Assert.Equal([null, null], server.Ranges);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_over_the_limit_is_refused(bool tellsLength)
    {
        using var server = new LocalServer(Archives.Uci()) { TellsLength = tellsLength };
        Assert.Contains("larger than the 1,000 bytes", ErrorOf(Catalog(server, maxDownload: 1_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_unpacks_to_too_much_is_refused()
    {
        using var server = new LocalServer(Archives.Zip(("s/amazon_cells_labelled.txt", new string('a', 5_000_000))));
        Assert.True(server.Content.Length < 100_000);
        Assert.Contains("unpacks to more than the 1,000,000 bytes", ErrorOf(Catalog(server, maxUnpacked: 1_000_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tar_is_measured_too()
    {
        using var server = new LocalServer(Archives.TarGz([("aclImdb/train/unsup/0.txt", new string('a', 5_000_000))]));
        Assert.Contains("unpacks to more", ErrorOf(Catalog(server, maxUnpacked: 1_000_000), "imdb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../amazon_cells_labelled.txt")]
    [InlineData("s/../../etc/amazon_cells_labelled.txt")]
    [InlineData("/etc/amazon_cells_labelled.txt")]
    [InlineData("C:\\amazon_cells_labelled.txt")]
    public void An_entry_that_leads_out_of_its_folder_is_refused(string name)
    {
        using var server = new LocalServer(Archives.Zip((name, "a\t1\n")));
        Assert.Contains("would leave its folder", ErrorOf(Catalog(server)), StringComparison.Ordinal);
        Assert.Equal(["uci-sentiment.lock"], Cached());
    }

    [Fact]
    public void A_tar_entry_that_leads_out_is_refused()
    {
        using var server = new LocalServer(Archives.TarGz([("../train/pos/1.txt", "x")]));
        Assert.Contains("would leave its folder", ErrorOf(Catalog(server), "imdb"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_row_count_is_refused_and_fetched_anew_the_next_time()
    {
        using var server = new LocalServer(Archives.Uci(amazonRows: 990));
        var catalog = Catalog(server);
        Assert.Contains("2,990 rows where uci-sentiment has 3,000", ErrorOf(catalog), StringComparison.Ordinal);
        Assert.Equal(["uci-sentiment.lock"], Cached());
        server.Content = Archives.Uci();
        Assert.Equal(3_000, catalog.Load(Uci).Texts.Count);
    }

    [Fact]
    public void A_wrong_balance_is_refused()
    {
        using var server = new LocalServer(Archives.Uci(label: i => i % 4 == 0 ? 1 : 0));
        Assert.Contains("rows are positive", ErrorOf(Catalog(server)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_in_the_archive_is_named()
    {
        using var server = new LocalServer(Archives.Zip(("s/amazon_cells_labelled.txt", "a\t1\n")));
        Assert.Contains("holds no imdb_labelled.txt", ErrorOf(Catalog(server)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uci-sentiment")]
    [InlineData("imdb")]
    public void A_web_page_instead_of_an_archive_is_recognised(string set)
    {
        using var server = new LocalServer(Encoding.UTF8.GetBytes("<html>please sign in</html>"));
        Assert.Contains("no archive of the right kind", ErrorOf(Catalog(server), set), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_refuses_is_told_with_its_status()
    {
        using var server = new LocalServer([]) { Status = 404 };
        Assert.Contains("answered 404", ErrorOf(Catalog(server)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_server_is_a_clear_error()
    {
        Uri gone;
        using (var server = new LocalServer([]))
            gone = server.Address;
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"], Mirror = gone });
        Assert.Contains("cannot be downloaded", ErrorOf(catalog), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_folder_that_cannot_be_made_is_a_clear_error()
    {
        using var server = new LocalServer(Archives.Uci());
        folder.Write("cache", "a file where the folder should be");
        Assert.Contains("cannot store uci-sentiment", ErrorOf(Catalog(server)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_waits_while_another_process_downloads()
    {
        using var server = new LocalServer(Archives.Uci());
        Directory.CreateDirectory(folder["cache"]);
        Task<DatasetInfo> waiting;
        await using (new FileStream(folder["cache/uci-sentiment.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            waiting = Catalog(server).DescribeAsync(Uci, null, TestContext.Current.CancellationToken);
            Assert.False(waiting.IsCompleted);
            Assert.Empty(server.Ranges);
        }

        Assert.Equal(3_000, (await waiting).Rows);
    }

    [Fact]
    public async Task Two_catalogs_that_ask_together_download_once()
    {
        using var server = new LocalServer(Archives.Uci());
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Catalog(server).DescribeAsync(Uci, null, TestContext.Current.CancellationToken)));
        Assert.Equal(both[0].Fingerprint, both[1].Fingerprint);
        Assert.Single(server.Ranges);
    }

    [Fact]
    public async Task A_cancelled_download_is_cancelled_and_leaves_no_set()
    {
        using var server = new LocalServer(Archives.Uci());
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder(_ => cancellation.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Catalog(server).DescribeAsync(Uci, progress, cancellation.Token));
        Assert.False(Catalog(server).List().Single(set => set.Name == "uci-sentiment").Available);
    }

    private static string ErrorOf(DatasetCatalog catalog, string set = "uci-sentiment") =>
        Assert.Single(Assert.Throws<SpecException>(() => catalog.Load(new DatasetSpec(set))).Errors).ToString();

    private sealed class Recorder(Action<DownloadProgress>? then = null) : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Reports { get; } = [];

        public void Report(DownloadProgress value)
        {
            Reports.Add(value);
            then?.Invoke(value);
        }
    }
}
