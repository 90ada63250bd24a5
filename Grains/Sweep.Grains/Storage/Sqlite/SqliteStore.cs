using Sweep.Contracts.Grains;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Storage;

/// <summary>
/// The embedded store: one SQLite file, held by one process at a time. Writes go through one writer that commits many
/// at once; reads see what was committed when they began, and do not wait for writes.
/// </summary>
public sealed partial class SqliteStore : ISweepStore
{
    private readonly StoreLock held;
    private readonly SqliteSession session;
    private readonly BatchingWriter writer;
    private readonly ReadSessions readers;
    private int disposed;

    private SqliteStore(StoreLock held, SqliteSession session, BatchingWriter writer, ReadSessions readers)
    {
        this.held = held;
        this.session = session;
        this.writer = writer;
        this.readers = readers;
    }

    /// <summary>Opens the store, or makes it if it is not there.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="time">Measures commits.</param>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static Task<SqliteStore> OpenAsync(SqliteStoreOptions options, TimeProvider time) => Task.Run(() => Open(options, time));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        await writer.DisposeAsync();
        await readers.DisposeAsync();
        // Last of the connections, so that SQLite moves the log into the file and the file stands alone.
        session.Dispose();
        held.Dispose();
    }

    private static SqliteStore Open(SqliteStoreOptions options, TimeProvider time)
    {
        var files = new SqliteFiles(options with { Path = Path.GetFullPath(options.Path) });
        var held = StoreLock.Acquire(files.Path);
        try
        {
            var session = files.OpenWriter();
            return new SqliteStore(held, session, new BatchingWriter(session, files.Path, time), new ReadSessions(files.OpenReader, files.Path));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
