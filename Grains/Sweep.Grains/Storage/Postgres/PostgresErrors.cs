using System.Net.Sockets;
using Npgsql;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>What went wrong, in words for the user: what, where, and what would help. Never a user's name or password.</summary>
internal static class PostgresErrors
{
    /// <summary>The exception to throw for <paramref name="error"/>; a mistake of the program itself stays as it is.</summary>
    public static Exception Explain(string store, Exception error) => error switch
    {
        StoreException => error,
        PostgresException e => new StoreException(Message(store, e), e) { MayPass = MayPass(e) },
        NpgsqlException or SocketException or TimeoutException or IOException =>
            new StoreException($"The database {store} does not answer: {Innermost(error)} Sweep goes on once it does; look at the server and the network.", error) { MayPass = true },
        ObjectDisposedException => Closed(store),
        _ when UnreadableRow.Is(error) => UnreadableRow.Of($"the database {store}", error),
        _ => error,
    };

    /// <summary>True if the same writes may pass when made again at once: two transactions were in each other's way.</summary>
    public static bool IsConflict(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    private static bool MayPass(PostgresException error) =>
        error.IsTransient || error.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DiskFull or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown;

    public static StoreException Closed(string store) => new($"The store in the database {store} is closed.");

    public static StoreException NewerVersion(string store, long version, long known) => new(
        $"The tables in the database {store} were made by a newer Sweep (format {version}; this one knows {known}). "
        + "Update Sweep, or use another database (SWEEP_POSTGRES).");

    public static StoreException NoRights(string store, string detail) => new(
        $"The database {store} does not allow what Sweep needs: {detail}. Let the user own the database ('alter database NAME owner to USER'), "
        + $"or grant it 'create' on the database and all on the schema {PostgresConnection.Schema}.");

    private static string Message(string store, PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege => NoRights(store, error.MessageText).Message,
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database {store} does not let Sweep in: the user or the password is wrong (SWEEP_POSTGRES).",
        PostgresErrorCodes.InvalidCatalogName =>
            $"There is no database {store}. Create it ('createdb NAME'), or name another (SWEEP_POSTGRES).",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"The database {store} takes no writes now: {error.MessageText}. Perhaps it is a standby, or was set read-only; Sweep can go on once it takes them.",
        PostgresErrorCodes.DiskFull =>
            $"The database {store} cannot grow: its disk is full. What was stored before is safe. Sweep goes on once there is space.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"The database {store} is stopping or starting: {error.MessageText}. Sweep goes on once it is there.",
        PostgresErrorCodes.TooManyConnections =>
            $"The database {store} has no connection left: {error.MessageText}. Raise max_connections, or lower 'Maximum Pool Size' in SWEEP_POSTGRES.",
        _ => $"The database {store} refused: {error.MessageText} ({error.SqlState}).",
    };

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error.Message.TrimEnd('.') + ".";
    }
}
