using Npgsql;
using Sweep.Contracts.Grains;
using Sweep.Grains.Storage.Postgres;

namespace Sweep.Grains.Storage;

/// <summary>
/// A cluster's store: a PostgreSQL database that all silos share. Each silo's writes go through one writer that commits
/// many at once; rows are locked in the order of trials, and what an attempt may write is decided in the statement itself.
/// </summary>
public sealed partial class PostgresStore : ISweepStore
{
    private readonly PostgresConnection database;
    private readonly PostgresWriter writer;
    private int disposed;

    private PostgresStore(PostgresConnection database, TimeProvider time)
    {
        this.database = database;
        writer = new PostgresWriter(database, time);
    }

    /// <summary>Connects, and makes the tables or brings them up to date.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="time">Measures commits.</param>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static async Task<PostgresStore> OpenAsync(PostgresStoreOptions options, TimeProvider time)
    {
        var database = new PostgresConnection(options.ConnectionString);
        try
        {
            await PostgresSchema.Upgrade(database);
            return new PostgresStore(database, time);
        }
        catch (Exception e)
        {
            await database.DisposeAsync();
            throw PostgresErrors.Explain(database.Name, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        await writer.DisposeAsync();
        await database.DisposeAsync();
    }

    private Task<List<T>> Write<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters) =>
        Write([], sql, read, parameters);

    private Task<List<T>> Write<T>(IReadOnlyList<Preparation> before, string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters) =>
        writer.Write(new SingleWrite<T>(sql, read, parameters, before));
}
