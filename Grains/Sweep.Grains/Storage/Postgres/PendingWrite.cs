using Npgsql;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>A write that waits for its commit.</summary>
internal abstract class PendingWrite
{
    /// <summary>A statement that makes this write, and perhaps more of its kind.</summary>
    public abstract WriteStatement NewStatement();

    /// <summary>Tells the caller that its write is committed.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that it must be made again, or that it never can be.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal abstract class PendingWrite<T> : PendingWrite
{
    // Callers go on on their own threads: the writer has the next batch to see to.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Committed => completion.Task;

    /// <summary>What the statement answered; told once committed.</summary>
    public T Result { get; set; } = default!;

    public override void Complete() => completion.SetResult(Result);

    public override void Fail(Exception error) => completion.SetException(error);
}

/// <summary>A statement of a batch, which makes one or more writes and answers with exactly one set of rows.</summary>
internal abstract class WriteStatement
{
    /// <summary>Makes one more write too, if it is of the same kind and concerns another trial.</summary>
    public abstract bool TryAdd(PendingWrite write);

    public abstract void AddTo(NpgsqlBatch batch);

    /// <summary>Hands each write its result.</summary>
    public abstract Task ReadAsync(NpgsqlDataReader rows);
}
