using System.Collections.Concurrent;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>A few connections that only read, shared by all callers; each is opened when first needed.</summary>
internal sealed class ReadSessions(Func<SqliteSession> open, string path) : IAsyncDisposable
{
    private const int Limit = 4;

    private readonly ConcurrentBag<SqliteSession> idle = [];
    private readonly SemaphoreSlim free = new(Limit);
    private volatile bool closed;

    /// <summary>Reads on a thread of the pool, for SQLite blocks while it reads and the caller may be a grain.</summary>
    /// <exception cref="StoreException">It cannot be read, or the store is closed.</exception>
    public async Task<T> Read<T>(Func<SqliteSession, T> query)
    {
        await free.WaitAsync();
        try
        {
            return await Task.Run(() => OnSession(query));
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        for (var i = 0; i < Limit; i++)
            await free.WaitAsync();
        foreach (var session in idle)
            session.Dispose();
        free.Release(Limit);
    }

    private T OnSession<T>(Func<SqliteSession, T> query)
    {
        if (closed)
            throw SqliteErrors.Closed(path);
        var session = idle.TryTake(out var one) ? one : open();
        try
        {
            return query(session);
        }
        catch (Exception e)
        {
            throw SqliteErrors.Explain(path, e);
        }
        finally
        {
            idle.Add(session);
        }
    }
}
