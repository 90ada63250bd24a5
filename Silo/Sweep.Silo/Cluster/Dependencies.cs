using Npgsql;
using StackExchange.Redis;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Cluster;

/// <summary>Waits for the servers that a cluster needs, which may be starting together with this silo.</summary>
internal static class Dependencies
{
    /// <returns>Redis, and what tells this store from any other.</returns>
    /// <exception cref="SettingsException">One or both do not answer, or refuse; names settings and places, and no secret.</exception>
    public static async Task<(IConnectionMultiplexer Redis, string Database)> BothAsync(SiloSettings settings, TimeProvider time)
    {
        var (redis, database) = (RedisAsync(settings, time), PostgresAsync(settings, time));
        await Task.WhenAll(redis, database).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (redis.Exception?.InnerException is SettingsException one && database.Exception?.InnerException is SettingsException other)
            throw new SettingsException([.. one.Errors, .. other.Errors]);
        return (await redis, await database);
    }

    private static async Task<IConnectionMultiplexer> RedisAsync(SiloSettings settings, TimeProvider time)
    {
        var redis = ClusterSilo.RedisOptions(settings.Options);
        redis.AbortOnConnectFail = true;
        var place = string.Join(", ", redis.EndPoints.Select(e => e.ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal)));
        return await Wait(
            async () => (IConnectionMultiplexer)await ConnectionMultiplexer.ConnectAsync(redis),
            $"Redis at {place}, {settings.Describe(nameof(SiloOptions.Redis))},", settings.Options, time);
    }

    /// <returns>What tells this store from any other: the server's own number and the database's name.</returns>
    private static Task<string> PostgresAsync(SiloSettings settings, TimeProvider time)
    {
        var postgres = new NpgsqlConnectionStringBuilder(settings.Options.Postgres);
        return Wait(
            () => Identity(postgres.ConnectionString),
            $"PostgreSQL at {postgres.Host}:{postgres.Port}, {settings.Describe(nameof(SiloOptions.Postgres))},", settings.Options, time);
    }

    private static async Task<string> Identity(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select system_identifier::text || '/' || current_database() from pg_control_system()", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<T> Wait<T>(Func<Task<T>> connect, string what, SiloOptions options, TimeProvider time)
    {
        for (var wait = new ServerWait(options, time); ;)
        {
            try
            {
                return await connect();
            }
            catch (Exception e) when (e is RedisException or NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
            {
                if (!MayPass(e))
                    throw new SettingsException($"{what} refuses: {Reason(e)}");
                if (!await wait.AgainAsync($"{what} does not answer yet ({Reason(e)})"))
                    throw new SettingsException($"{what} has not answered for {options.StartTimeout} s: {Reason(e)}");
            }
        }
    }

    /// <summary>A wrong password or a missing database does not mend itself; a server that starts says 57P03, one that is full 53300.</summary>
    private static bool MayPass(Exception e) => e switch
    {
        PostgresException postgres => postgres.IsTransient,
        RedisException => !e.ToString().Contains("WRONGPASS", StringComparison.Ordinal) && !e.ToString().Contains("NOAUTH", StringComparison.Ordinal),
        _ => true,
    };

    private static string Reason(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } => "the user or password is wrong",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } postgres => $"{postgres.MessageText}; create it ('createdb NAME'), or name another",
        PostgresException postgres => postgres.MessageText,
        _ when e.ToString().Contains("WRONGPASS", StringComparison.Ordinal) => "the user or password is wrong",
        _ when e.ToString().Contains("NOAUTH", StringComparison.Ordinal) => "it asks for a password",
        _ => (e.InnerException ?? e).Message.Split('\n')[0],
    };
}
