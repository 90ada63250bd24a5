using System.Threading.Channels;
using Npgsql;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>
/// The one of this process that writes. Takes all writes that wait, up to a bound, sends them in one message as one
/// transaction, those of a kind as one statement over arrays, and only then tells their callers.
/// </summary>
/// <remarks>
/// A batch without an explicit transaction is one by PostgreSQL's protocol: commands up to a Sync succeed or fail together.
/// A connection lost before the answer leaves open whether it was committed; callers make their writes again, which are idempotent.
/// </remarks>
internal sealed class PostgresWriter : IAsyncDisposable
{
    /// <summary>Writes in one transaction at most, so that the first need not wait for too many others.</summary>
    private const int BatchSize = 1024;

    /// <summary>Writes that wait at most; further callers wait to hand theirs in.</summary>
    private const int Capacity = 4 * BatchSize;

    /// <summary>Tries at a batch that was in the way of another silo's.</summary>
    private const int Tries = 10;

    private readonly Channel<PendingWrite> waiting = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly PostgresConnection database;
    private readonly TimeProvider time;
    private readonly Task loop;

    public PostgresWriter(PostgresConnection database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        // Not in the context of whoever opens the store, which may be a grain.
        loop = Task.Run(WriteBatches);
    }

    /// <summary>Makes a write; the task completes with its result once it is committed.</summary>
    /// <exception cref="StoreException">It was not stored, or it is not known whether it was.</exception>
    public async Task<T> Write<T>(PendingWrite<T> write)
    {
        try
        {
            await waiting.Writer.WriteAsync(write);
        }
        catch (ChannelClosedException)
        {
            throw PostgresErrors.Closed(database.Name);
        }

        return await write.Committed;
    }

    /// <summary>Commits what waits, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
    }

    private async Task WriteBatches()
    {
        var batch = new List<PendingWrite>(BatchSize);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < BatchSize && waiting.Reader.TryRead(out var write))
                batch.Add(write);
            await Store(batch);
            batch.Clear();
        }
    }

    private async Task Store(IReadOnlyList<PendingWrite> writes)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Commit(Statements(writes));
                break;
            }
            catch (Exception e) when (PostgresErrors.IsConflict(e) && tries < Tries)
            {
            }
            catch (PostgresException e) when (writes.Count > 1 && !e.IsTransient)
            {
                // Each in a transaction of its own, so that a write that fails takes no other with it.
                foreach (var write in writes)
                    await Store([write]);
                return;
            }
            catch (Exception e)
            {
                var error = PostgresErrors.Explain(database.Name, e);
                foreach (var write in writes)
                    write.Fail(error);
                return;
            }
        }

        foreach (var write in writes)
            write.Complete();
    }

    private async Task Commit(IReadOnlyList<WriteStatement> statements)
    {
        var started = time.GetTimestamp();
        await using var batch = database.Writing.CreateBatch();
        foreach (var statement in statements)
            statement.AddTo(batch);
        await using var rows = await batch.ExecuteReaderAsync();
        foreach (var statement in statements)
        {
            await statement.ReadAsync(rows);
            // After the last one this waits for the server's word that all is committed.
            await rows.NextResultAsync();
        }

        await rows.CloseAsync();
        StoreMetrics.CommitDuration.Record(time.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>As few statements as will do. Writes that wait together have no order: each caller awaits its own.</summary>
    private static List<WriteStatement> Statements(IReadOnlyList<PendingWrite> writes)
    {
        var statements = new List<WriteStatement>();
        foreach (var write in writes)
        {
            if (!statements.Exists(statement => statement.TryAdd(write)))
                statements.Add(write.NewStatement());
        }

        return statements;
    }
}
