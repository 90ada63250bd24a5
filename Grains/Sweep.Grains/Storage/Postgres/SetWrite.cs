using Npgsql;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>How many writes of a kind are made by one statement over arrays.</summary>
/// <param name="Trial">Which trial an item concerns; one statement takes one item a trial.</param>
/// <param name="Command">The statement over the items' columns; answers with rows of (place from 1, ...).</param>
/// <param name="Read">The result in a row.</param>
/// <param name="Refused">The result of an item that no row answers.</param>
internal sealed record SetKind<TItem, TResult>(
    Func<TItem, TrialId> Trial,
    Func<IReadOnlyList<TItem>, NpgsqlBatchCommand> Command,
    Func<NpgsqlDataReader, TResult> Read,
    TResult Refused);

/// <summary>A write that shares its statement with others of its kind.</summary>
internal sealed class SetWrite<TItem, TResult>(SetKind<TItem, TResult> kind, TItem item) : PendingWrite<TResult>
{
    public override WriteStatement NewStatement() => new Statement(this);

    private SetKind<TItem, TResult> Kind => kind;

    private TItem Item => item;

    private sealed class Statement(SetWrite<TItem, TResult> first) : WriteStatement
    {
        private readonly List<SetWrite<TItem, TResult>> writes = [first];
        private readonly HashSet<TrialId> trials = [first.Kind.Trial(first.Item)];

        public override bool TryAdd(PendingWrite write)
        {
            if (write is not SetWrite<TItem, TResult> one || one.Kind != first.Kind || !trials.Add(one.Kind.Trial(one.Item)))
                return false;
            writes.Add(one);
            return true;
        }

        public override void AddTo(NpgsqlBatch batch) => batch.BatchCommands.Add(first.Kind.Command([.. writes.Select(write => write.Item)]));

        public override async Task ReadAsync(NpgsqlDataReader rows)
        {
            foreach (var write in writes)
                write.Result = first.Kind.Refused;
            while (await rows.ReadAsync())
                writes[(int)rows.GetInt64(0) - 1].Result = first.Kind.Read(rows);
        }
    }
}
