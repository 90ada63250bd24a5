using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>A connection with its prepared statements, each compiled once. For one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);

    private bool? waitsForDisk;

    private bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Open()
    {
        connection.Open();
        connection.AddPackFunction();
    }

    /// <returns>Rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bound(sql, parameters).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bound(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first row, or null.</summary>
    public T? Find<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) where T : class =>
        Query(sql, read, parameters) is [var row, ..] ? row : null;

    /// <summary>The first column of the first row as text; null if there is no row.</summary>
    public string? Text(string sql) => Find(sql, row => row.GetString(0));

    public long Number(string sql) => Query(sql, row => row.GetInt64(0))[0];

    /// <summary>
    /// Whether commits, from the next transaction on, return only once the disk has them. Others survive the process, and a
    /// power cut undoes them in order, so never one before a commit that was waited for.
    /// </summary>
    public void WaitForDisk(bool wait)
    {
        if (wait == waitsForDisk)
            return;
        // Not by a prepared statement: SQLite obeys when it compiles this.
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_exec(connection.Handle, $"pragma synchronous = {(wait ? "full" : "normal")}"), connection.Handle);
        waitsForDisk = wait;
    }

    /// <summary>Undoes the transaction, if SQLite has not done so itself, as it does when the disk is full.</summary>
    public void RollBack()
    {
        if (InTransaction)
            Execute("rollback");
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ref var statement = ref CollectionsMarshal.GetValueRefOrAddDefault(statements, sql, out _);
        statement ??= new SqliteCommand(sql, connection);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i == statement.Parameters.Count)
                statement.Parameters.Add(new SqliteParameter { ParameterName = parameters[i].Name });
            statement.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return statement;
    }
}
