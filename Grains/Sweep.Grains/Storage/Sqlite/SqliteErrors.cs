using Microsoft.Data.Sqlite;
using Sweep.Contracts.Grains;
using static SQLitePCL.raw;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>What went wrong, in words for the user: what, where, and what would help.</summary>
internal static class SqliteErrors
{
    /// <summary>The exception to throw for <paramref name="error"/>; a mistake of the program itself stays as it is.</summary>
    public static Exception Explain(string store, Exception error) => error switch
    {
        SqliteException e => new StoreException(Message(store, e), e),
        AggregateException { InnerExceptions: [var first, ..] } => Explain(store, first),
        _ when UnreadableRow.Is(error) => UnreadableRow.Of($"the store {store}", error),
        _ => error,
    };

    public static StoreException Closed(string store) => new($"The store {store} is closed.");

    public static StoreException ReadOnly(string store) => new(
        $"The store {store} is read-only. Allow writing to it, or use another folder (SWEEP_HOME).");

    public static StoreException NoAccess(string store, Exception cause) => new(
        $"The store's folder {Path.GetDirectoryName(store)} cannot be written: {cause.Message} "
        + "Allow this user to write there, or use another folder (SWEEP_HOME).", cause);

    public static StoreException NoSharedMemory(string store) => new(
        $"The store {store} lies on a file system without shared memory, perhaps a network drive, which a store cannot use. "
        + "Use a folder on a local disk (SWEEP_HOME).");

    public static StoreException NewerVersion(string store, long version, long known) => new(
        $"The store {store} was written by a newer Sweep (format {version}; this one knows {known}). "
        + "Update Sweep, or use another folder (SWEEP_HOME).");

    public static StoreException NotAStore(string store) => new(
        $"{store} is not a store of Sweep. Move the file away, or use another folder (SWEEP_HOME); it has not been changed.");

    public static string Damaged(string store, string detail) =>
        $"The store {store} is damaged: {detail} Restore it from a backup, or move it away to start with an empty one; "
        + "'sqlite3 FILE .recover' may save what is left.";

    private static string Message(string store, SqliteException error) => error.SqliteErrorCode switch
    {
        SQLITE_FULL => $"The store {store} cannot grow: the disk is full. What was stored before is safe. Free some space; then go on with 'sweep resume'.",
        SQLITE_NOTADB => NotAStore(store).Message,
        SQLITE_CORRUPT => Damaged(store, error.Message),
        SQLITE_READONLY => ReadOnly(store).Message,
        SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH =>
            $"The store {store} cannot be opened. Allow this user to read and write it and its folder, or use another folder (SWEEP_HOME).",
        SQLITE_BUSY or SQLITE_LOCKED => $"The store {store} is locked by another program, perhaps a database browser. Close that program.",
        SQLITE_IOERR => $"The disk failed while the store {store} was read or written: {error.Message} Check the disk and its free space.",
        _ => $"The store {store} refused: {error.Message}",
    };
}
