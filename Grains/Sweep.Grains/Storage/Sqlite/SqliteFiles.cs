using Microsoft.Data.Sqlite;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>Opens connections to a store's file.</summary>
internal sealed class SqliteFiles(SqliteStoreOptions options)
{
    /// <summary>Seconds to wait for another program, say a database browser, that locks the file.</summary>
    private const int Patience = 5;

    /// <summary>More, up to 64 MB, made a study of 100,000 trials no faster, and fills with the models of trials that have ended.</summary>
    private const int CacheKilobytes = 8 << 10;

    public string Path => options.Path;

    /// <summary>The connection that writes, with the schema in place.</summary>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public SqliteSession OpenWriter()
    {
        if (File.Exists(Path) && File.GetAttributes(Path).HasFlag(FileAttributes.ReadOnly))
            throw SqliteErrors.ReadOnly(Path);
        return Open(SqliteOpenMode.ReadWriteCreate, session =>
        {
            SqliteSchema.Check(session, Path, wholly: new FileInfo(Path) is { Exists: true } file && file.Length <= options.CheckedBytes);
            if (session.Text("pragma journal_mode = wal") != "wal")
                throw SqliteErrors.NoSharedMemory(Path);
            session.WaitForDisk(true);
            session.Execute($"pragma cache_size = -{CacheKilobytes}");
            if (options.MaxPages is { } pages)
                session.Text($"pragma max_page_count = {pages}");
            SqliteSchema.Upgrade(session);
        });
    }

    /// <exception cref="StoreException">The file cannot be used.</exception>
    public SqliteSession OpenReader() => Open(SqliteOpenMode.ReadOnly, _ => { });

    private SqliteSession Open(SqliteOpenMode mode, Action<SqliteSession> prepare)
    {
        var session = new SqliteSession(new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            ForeignKeys = true,
            DefaultTimeout = Patience,
            // A pooled connection would keep the file open after the store is closed.
            Pooling = false,
        }.ToString()));
        try
        {
            session.Open();
            prepare(session);
            return session;
        }
        catch (Exception e)
        {
            session.Dispose();
            throw SqliteErrors.Explain(Path, e);
        }
    }
}
