namespace Sweep.Grains.Storage.Sqlite;

/// <summary>A write that waits for its commit.</summary>
internal abstract class StoreCommand
{
    /// <summary>False if a power cut may undo the write although its caller was told that it was made; a crash of the process may not.</summary>
    public required bool Durable { get; init; }

    /// <summary>Why the last <see cref="TryApply"/> did not work.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Makes the write within the session's transaction; it may be undone and made again.</summary>
    public bool TryApply(SqliteSession session)
    {
        try
        {
            Error = null;
            Apply(session);
        }
        catch (Exception e)
        {
            Error = e;
        }

        return Error is null;
    }

    /// <summary>Tells the caller that its write is committed.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was stored.</summary>
    public abstract void Fail(Exception error);

    protected abstract void Apply(SqliteSession session);
}

/// <inheritdoc/>
internal sealed class StoreCommand<T>(Func<SqliteSession, T> write) : StoreCommand
{
    // Callers go on on their own threads: the writer has the next batch to see to.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Committed => completion.Task;

    public override void Complete() => completion.SetResult(result!);

    public override void Fail(Exception error) => completion.SetException(error);

    protected override void Apply(SqliteSession session) => result = write(session);
}
