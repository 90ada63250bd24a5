using System.Threading.Channels;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>
/// The one that writes. Takes all writes that wait, up to a bound, commits them in one transaction and only then tells
/// their callers, so that the wait for the disk is shared (group commit).
/// </summary>
internal sealed class BatchingWriter : IAsyncDisposable
{
    /// <summary>
    /// Writes in one transaction at most, so that the first need not wait for too many others, and their callers have
    /// something to do while the next are written.
    /// </summary>
    private const int BatchSize = 128;

    /// <summary>Writes that wait at most; further callers wait to hand theirs in.</summary>
    private const int Capacity = 16 * BatchSize;

    private readonly Channel<StoreCommand> waiting = Channel.CreateBounded<StoreCommand>(
        // Whoever writes wakes the thread: a detour over the pool costs as much as a small commit.
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly SqliteSession session;
    private readonly string path;
    private readonly TimeProvider time;
    private readonly Task loop;

    public BatchingWriter(SqliteSession session, string path, TimeProvider time)
    {
        this.session = session;
        this.path = path;
        this.time = time;
        // A thread of its own, since it blocks on the disk.
        loop = Task.Factory.StartNew(WriteBatches, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Makes a write; the task completes with its result once it is committed.</summary>
    /// <param name="write">Must do the same if it is undone and called again: a batch that fails is redone one by one.</param>
    /// <param name="durable">False for what need not survive a power cut, and so need not wait for the disk.</param>
    /// <exception cref="StoreException">Nothing was stored.</exception>
    public async Task<T> Write<T>(Func<SqliteSession, T> write, bool durable = true)
    {
        var command = new StoreCommand<T>(write) { Durable = durable };
        try
        {
            await waiting.Writer.WriteAsync(command);
        }
        catch (ChannelClosedException)
        {
            throw SqliteErrors.Closed(path);
        }

        return await command.Committed;
    }

    /// <summary>Commits what waits, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
    }

    private void WriteBatches()
    {
        var batch = new List<StoreCommand>(BatchSize);
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < BatchSize && waiting.Reader.TryRead(out var command))
                batch.Add(command);
            Store(batch);
            batch.Clear();
        }
    }

    private void Store(IReadOnlyList<StoreCommand> batch)
    {
        var started = time.GetTimestamp();
        try
        {
            session.WaitForDisk(batch.Any(command => command.Durable));
            session.Execute("begin immediate");
            if (!batch.All(command => command.TryApply(session)))
            {
                session.RollBack();
                StoreApart(batch);
                return;
            }

            session.Execute("commit");
        }
        catch (Exception e)
        {
            Fail(batch, e);
            return;
        }

        StoreMetrics.CommitDuration.Record(time.GetElapsedTime(started).TotalSeconds);
        foreach (var command in batch)
            command.Complete();
    }

    /// <summary>Each in a transaction of its own, so that a write that fails takes no other with it.</summary>
    private void StoreApart(IReadOnlyList<StoreCommand> batch)
    {
        if (batch is [var single])
        {
            single.Fail(SqliteErrors.Explain(path, single.Error!));
            return;
        }

        foreach (var command in batch)
            Store([command]);
    }

    private void Fail(IReadOnlyList<StoreCommand> batch, Exception error)
    {
        try
        {
            session.RollBack();
        }
        catch (Exception e)
        {
            error = new AggregateException(error, e);
        }

        foreach (var command in batch)
            command.Fail(SqliteErrors.Explain(path, error));
    }
}
