using Npgsql;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>A write with a statement of its own, which gives the rows it changed.</summary>
/// <param name="sql">The statement.</param>
/// <param name="read">Reads a row.</param>
/// <param name="parameters">The statement's.</param>
/// <param name="before">Statements that come first, in the same transaction, and give no rows: each sees what others committed before it began.</param>
internal sealed class SingleWrite<TRow>(
    string sql, Func<NpgsqlDataReader, TRow> read, NpgsqlParameter[] parameters, IReadOnlyList<Preparation>? before = null) : PendingWrite<List<TRow>>
{
    public override WriteStatement NewStatement() => new Statement(this);

    private sealed class Statement(SingleWrite<TRow> write) : WriteStatement
    {
        public override bool TryAdd(PendingWrite other) => false;

        public override void AddTo(NpgsqlBatch batch)
        {
            foreach (var (sql, parameters) in write.Before.Append(new Preparation(write.Sql, write.Parameters)))
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var parameter in parameters)
                    command.Parameters.Add(parameter.Clone());
                batch.BatchCommands.Add(command);
            }
        }

        public override async Task ReadAsync(NpgsqlDataReader rows)
        {
            write.Result = [];
            while (await rows.ReadAsync())
                write.Result.Add(write.Read(rows));
        }
    }

    private IReadOnlyList<Preparation> Before => before ?? [];

    private string Sql => sql;

    private Func<NpgsqlDataReader, TRow> Read => read;

    private NpgsqlParameter[] Parameters => parameters;
}

/// <summary>A statement that gives no rows.</summary>
internal sealed record Preparation(string Sql, params NpgsqlParameter[] Parameters);
