using Sweep.Contracts.Grains;
using Sweep.Grains.Storage;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Tests.Storage;

public sealed class BatchingWriterTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private SqliteSession session = null!;
    private SqliteSession reader = null!;
    private BatchingWriter writer = null!;

    public ValueTask InitializeAsync()
    {
        var files = new SqliteFiles(new SqliteStoreOptions { Path = folder.File("sweep.db") });
        session = files.OpenWriter();
        session.Execute("create table numbers (n integer primary key)");
        reader = files.OpenReader();
        writer = new BatchingWriter(session, files.Path, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        reader.Dispose();
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_waits_is_committed_together_and_nobody_is_told_before()
    {
        using var gate = new ManualResetEventSlim();
        var blocker = await Block(gate);
        var first = writer.Write(s => Insert(s, 1));
        var toldEarly = false;
        var visibleEarly = false;
        var second = writer.Write(s =>
        {
            toldEarly = first.IsCompleted;
            visibleEarly = Stored().Count > 0;
            return Insert(s, 2);
        });
        gate.Set();
        await Task.WhenAll(blocker, first, second);
        Assert.False(toldEarly);
        Assert.False(visibleEarly);
        Assert.Equal([1, 2], Stored());
    }

    [Fact]
    public async Task A_write_that_fails_takes_no_other_with_it()
    {
        using var gate = new ManualResetEventSlim();
        var blocker = await Block(gate);
        var first = writer.Write(s => Insert(s, 1));
        var doubled = writer.Write(s => Insert(s, 2) + Insert(s, 1));
        var broken = writer.Write<int>(s =>
        {
            Insert(s, 3);
            throw new InvalidOperationException("a mistake in the program");
        });
        var last = writer.Write(s => Insert(s, 4));
        gate.Set();

        Assert.Equal((1, 1), (await first, await last));
        await Assert.ThrowsAsync<StoreException>(() => doubled);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal([1, 4], Stored());
        await blocker;
    }

    [Fact]
    public async Task A_commit_that_fails_fails_every_write_of_its_batch_and_the_next_goes_on()
    {
        session.Execute("create table parents (n integer primary key)");
        session.Execute("create table children (n integer references parents (n) deferrable initially deferred)");
        using var gate = new ManualResetEventSlim();
        var blocker = await Block(gate);
        var innocent = writer.Write(s => Insert(s, 1));
        // Found wrong only by the commit, which so stands in for a disk that fails.
        var orphan = writer.Write(s => s.Execute("insert into children values (7)"));
        gate.Set();
        await blocker;

        await Assert.ThrowsAsync<StoreException>(() => orphan);
        await Assert.ThrowsAsync<StoreException>(() => innocent);
        Assert.Empty(Stored());

        await writer.Write(s => Insert(s, 2));
        Assert.Equal([2], Stored());
    }

    [Fact]
    public async Task More_writes_than_fit_a_batch_are_all_stored()
    {
        await Task.WhenAll(Enumerable.Range(1, 5000).Select(n => writer.Write(s => Insert(s, n))));
        Assert.Equal(Enumerable.Range(1, 5000), Stored());
    }

    [Fact]
    public async Task The_disk_is_waited_for_unless_no_write_of_the_batch_asks_for_it()
    {
        static long Synchronous(SqliteSession session) => session.Number("pragma synchronous");
        const long Normal = 1, Full = 2;
        Assert.Equal(Normal, await writer.Write(Synchronous, durable: false));
        Assert.Equal(Full, await writer.Write(Synchronous));

        using var gate = new ManualResetEventSlim();
        var blocker = await Block(gate);
        var lease = writer.Write(Synchronous, durable: false);
        var result = writer.Write(Synchronous);
        gate.Set();
        await blocker;
        Assert.Equal((Full, Full), (await lease, await result));
    }

    private static int Insert(SqliteSession session, int n) => session.Execute("insert into numbers values (@n)", ("@n", n));

    private List<int> Stored() => reader.Query("select n from numbers order by n", row => row.GetInt32(0));

    /// <summary>Occupies the writer until the gate opens, so that what comes next makes one batch.</summary>
    private async Task<Task<int>> Block(ManualResetEventSlim gate)
    {
        var occupied = new TaskCompletionSource();
        var blocker = writer.Write(_ =>
        {
            occupied.SetResult();
            gate.Wait(TestContext.Current.CancellationToken);
            return 0;
        });
        await occupied.Task;
        return blocker;
    }
}
