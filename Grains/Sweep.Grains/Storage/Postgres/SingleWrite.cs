using Npgsql;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>A write with a statement of its own, which gives the rows it changed.</summary>
internal sealed class SingleWrite<TRow>(string sql, Func<NpgsqlDataReader, TRow> read, NpgsqlParameter[] parameters) : PendingWrite<List<TRow>>
{
    public override WriteStatement NewStatement() => new Statement(this);

    private sealed class Statement(SingleWrite<TRow> write) : WriteStatement
    {
        public override bool TryAdd(PendingWrite other) => false;

        public override void AddTo(NpgsqlBatch batch)
        {
            var command = new NpgsqlBatchCommand(write.Sql);
            foreach (var parameter in write.Parameters)
                command.Parameters.Add(parameter.Clone());
            batch.BatchCommands.Add(command);
        }

        public override async Task ReadAsync(NpgsqlDataReader rows)
        {
            write.Result = [];
            while (await rows.ReadAsync())
                write.Result.Add(write.Read(rows));
        }
    }

    private string Sql => sql;

    private Func<NpgsqlDataReader, TRow> Read => read;

    private NpgsqlParameter[] Parameters => parameters;
}
