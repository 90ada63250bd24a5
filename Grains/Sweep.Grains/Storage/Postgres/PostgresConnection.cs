using Npgsql;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>Two pools of connections, one of them the writer's own, and the name people know the database by.</summary>
internal sealed class PostgresConnection : IAsyncDisposable
{
    /// <summary>The schema that holds the tables, so that Sweep may share a database with others.</summary>
    public const string Schema = "sweep";

    /// <summary>A server that is away refuses at once; one that hangs should not hold callers for longer than this.</summary>
    private const int ConnectSeconds = 5;

    /// <summary>Questions at once, unless the connection string says otherwise; more wait.</summary>
    private const int Readers = 20;

    /// <summary>One commit at a time, and one beside it while a broken connection is let go.</summary>
    private const int Writers = 2;

    /// <summary>
    /// The server keeps its plans for checking references. One that was made while a table was small reads all of it for each
    /// row that it looks for, until the server counts its rows anew; a study has grown to tens of thousands of trials by then.
    /// Whatever is looked for here has an index. A table that is read whole then seems to be worth compiling for, and is not.
    /// </summary>
    private const string Plans = "-c enable_seqscan=off -c jit=off";

    public PostgresConnection(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = Schema,
            // Nothing here leaves a session other than it was, so none need be reset after each commit.
            NoResetOnClose = true,
        };
        if (!connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
            settings.Timeout = ConnectSeconds;
        settings.ApplicationName ??= Schema;
        settings.Options = $"{settings.Options} {Plans}".Trim();
        Name = $"{settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}";
        Writing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { MinPoolSize = 0, MaxPoolSize = Writers });
        if (!connectionString.Replace(" ", "", StringComparison.Ordinal).Contains("PoolSize", StringComparison.OrdinalIgnoreCase))
            settings.MaxPoolSize = Readers;
        Source = NpgsqlDataSource.Create(settings);
    }

    /// <summary>For questions.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>For what is stored: it never waits behind questions, however many are asked.</summary>
    public NpgsqlDataSource Writing { get; }

    /// <summary>Database, host and port; no user, no password.</summary>
    public string Name { get; }

    /// <exception cref="StoreException">It cannot be read.</exception>
    public async Task<List<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await QueryOnce(sql, read, parameters);
            }
            catch (NpgsqlException e) when (tries == 0 && IsCut(e))
            {
                // The connection lay in the pool since before the server was restarted, and so may the others.
                Source.Clear();
            }
            catch (Exception e)
            {
                throw PostgresErrors.Explain(Name, e);
            }
        }
    }

    /// <summary>The first row, or null.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public async Task<T?> Find<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters) where T : class =>
        (await Query(sql, read, parameters)).FirstOrDefault();

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Writing.DisposeAsync();
    }

    private async Task<List<T>> QueryOnce<T>(string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>True if the server ended the connection, or was killed.</summary>
    private static bool IsCut(NpgsqlException e) => e.InnerException is IOException
        || e is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };
}
