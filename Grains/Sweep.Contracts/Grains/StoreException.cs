namespace Sweep.Contracts.Grains;

/// <summary>The store cannot be read or written. The message is for the user: what, where, and what would help.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">
/// What the database or the disk said. It stays in the process, for its log: a client need not know the type, and a call
/// whose exception cannot be sent fails with another one.
/// </param>
[GenerateSerializer, Alias("sweep.StoreException")]
public sealed class StoreException(string message, Exception? cause = null) : Exception(message)
{
    /// <summary>True if it is away or full, and the same may work once it is back.</summary>
    [Id(0)]
    public bool MayPass { get; init; }

    /// <summary>True if it answers, but holds what this version cannot read or use.</summary>
    [Id(1)]
    public bool Unreadable { get; init; }

    [field: NonSerialized]
    public Exception? Cause { get; } = cause;

    public override string ToString() => Cause is null ? base.ToString() : $"{base.ToString()}{Environment.NewLine} ---> {Cause}";
}
