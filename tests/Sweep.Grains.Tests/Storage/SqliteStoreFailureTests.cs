using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

/// <summary>Every way in which a store's file can be unusable gives one message that says what to do.</summary>
public sealed class SqliteStoreFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public SqliteStoreFailureTests() => path = folder.File("sweep.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        await using var store = await Open(folder.File("new/deeper/sweep.db"));
        Assert.Empty(await store.ListStudies());
    }

    [Fact]
    public async Task A_store_is_held_by_one_at_a_time()
    {
        await using (await Open())
        {
            var message = await Refusal();
            Assert.Contains("in use by", message, StringComparison.Ordinal);
            Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
            Assert.Contains(path, message, StringComparison.Ordinal);
        }

        await using var next = await Open();
        Assert.Empty(await next.ListStudies());
    }

    [Fact]
    public async Task Nothing_but_the_store_and_its_lock_stays_behind()
    {
        await Fill(1);
        Assert.Equal(["sweep.db", "sweep.db.lock"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("text,label\nfine,1\n", 100));
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        Assert.Contains("is not a store of Sweep", await Refusal(), StringComparison.Ordinal);
        // Refused for the same reason again: the lock was let go.
        Assert.Contains("is not a store of Sweep", await Refusal(), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_alone()
    {
        Sql("create table bookmarks (url text)");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("is not a store of Sweep", await Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await Fill(1);
        Sql("pragma user_version = 99");
        Assert.Contains("newer Sweep (format 99", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_store_is_refused_when_it_is_opened()
    {
        await Fill(300);
        Damage();
        Assert.Contains("is damaged", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_in_a_large_store_shows_when_it_is_read()
    {
        await Fill(300);
        Damage();
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path, CheckedBytes = 0 }, TimeProvider.System);
        var error = await Assert.ThrowsAsync<StoreException>(() => store.GetTrials("units-1", 0, 1000));
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_does_not_parse_is_of_another_version_or_changed()
    {
        await Fill(1);
        Sql("update trials set hyperparameters = '{'");
        await using var store = await Open();
        var error = await Assert.ThrowsAsync<StoreException>(() => store.GetTrials("units-1", 0, 10));
        Assert.Contains("A newer Sweep has written it, or something else has changed it", error.Message, StringComparison.Ordinal);
        Assert.True(error.Unreadable);
    }

    [Fact]
    public async Task A_state_this_version_does_not_know_is_named()
    {
        await Fill(1);
        Sql("update trials set state = 'asleep'");
        await using var store = await Open();
        Assert.Contains("'asleep'", (await Assert.ThrowsAsync<StoreException>(() => store.GetTrials("units-1", 0, 10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_file_is_refused()
    {
        await Fill(1);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Contains("is read-only", await Refusal(), StringComparison.Ordinal);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task A_folder_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        // Permission bits do not hold for the superuser, but the kernel's own folder takes no files from anybody.
        var closed = Environment.IsPrivilegedProcess ? "/sys" : Directory.CreateDirectory(folder.File("closed")).FullName;
        if (closed != "/sys")
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var error = await Assert.ThrowsAsync<StoreException>(() => Open(Path.Combine(closed, "sweep.db")));
        Assert.Contains($"folder {closed} cannot be written", error.Message, StringComparison.Ordinal);
        if (closed != "/sys")
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_path_through_a_file_is_refused()
    {
        await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<StoreException>(() => Open(Path.Combine(path, "sweep.db")));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_files_place_is_refused()
    {
        Directory.CreateDirectory(path);
        Assert.Contains("is a folder", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_loses_nothing()
    {
        var stored = 0;
        await using (var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path, MaxPages = 60 }, TimeProvider.System))
        {
            await store.CreateStudy(Study("units-1"));
            await store.AddTrials("units-1", [.. Enumerable.Range(1, 100).Select(n => Trial("units-1", n))]);
            await store.LeaseTrials("units-1", [.. Enumerable.Range(1, 100)], "node-1", Noon);
            StoreException? refusal = null;
            while (refusal is null)
            {
                try
                {
                    await store.AppendEpoch(new Lease(new TrialId("units-1", stored + 1), 1), Epoch(1), new byte[10_000]);
                    stored++;
                }
                catch (StoreException e)
                {
                    refusal = e;
                }
            }

            Assert.Contains("disk is full", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(stored, (await store.GetEpochs("units-1", 0, 0, 1000)).Count);
            // Room again: writing goes on where it stopped.
            await store.CreateStudy(Study("tiny"));
            await store.DeleteStudy("units-1");
            Assert.True(await store.CreateStudy(Study("units-1")));
            await store.AddTrials("units-1", [Trial("units-1", 1)]);
        }

        Assert.InRange(stored, 1, 99);
        await using var again = await Open();
        Assert.Single(await again.GetTrials("units-1", 0, 10));
    }

    [Fact]
    public async Task A_full_disk_in_a_batch_refuses_only_what_does_not_fit()
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path, MaxPages = 60 }, TimeProvider.System);
        await store.CreateStudy(Study("units-1"));
        await store.AddTrials("units-1", [.. Enumerable.Range(1, 20).Select(n => Trial("units-1", n))]);
        await store.LeaseTrials("units-1", [.. Enumerable.Range(1, 20)], "node-1", Noon);
        var writes = Enumerable.Range(1, 20).Select(n => store.AppendEpoch(
            new Lease(new TrialId("units-1", n), 1), Epoch(1), n == 10 ? new byte[1_000_000] : null)).ToList();

        await Assert.ThrowsAsync<StoreException>(() => writes[9]);
        writes.RemoveAt(9);
        Assert.All(await Task.WhenAll(writes), Assert.True);
        Assert.Equal(Enumerable.Range(1, 20).Except([10]), (await store.GetEpochs("units-1", 0, 0, 100)).Select(e => e.Trial));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = await Open();
        await store.DisposeAsync();
        await store.DisposeAsync();
        Assert.Contains("is closed", (await Assert.ThrowsAsync<StoreException>(() => store.CreateStudy(Study("a")))).Message, StringComparison.Ordinal);
        Assert.Contains("is closed", (await Assert.ThrowsAsync<StoreException>(() => store.ListStudies())).Message, StringComparison.Ordinal);
    }

    private Task<SqliteStore> Open(string? file = null) =>
        SqliteStore.OpenAsync(new SqliteStoreOptions { Path = file ?? path }, TimeProvider.System);

    private async Task<string> Refusal() => (await Assert.ThrowsAsync<StoreException>(() => Open())).Message;

    private async Task Fill(int trials)
    {
        await using var store = await Open();
        await store.CreateStudy(Study("units-1"));
        await store.AddTrials("units-1", [.. Enumerable.Range(1, trials).Select(n => Trial("units-1", n))]);
    }

    /// <summary>Overwrites everything after the pages that hold the schema.</summary>
    private void Damage()
    {
        using var file = File.OpenWrite(path);
        file.Seek(20 * 4096, SeekOrigin.Begin);
        file.Write([.. Enumerable.Repeat((byte)0xAB, (int)(file.Length - file.Position))]);
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
