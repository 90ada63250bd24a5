namespace Sweep.Cli.Embedded;

/// <summary>The embedded silo could not start.</summary>
internal sealed class SiloStartException(string message) : Exception(message)
{
    /// <summary>True if another process holds the store, which may be about to end.</summary>
    public bool StoreInUse => Message.Contains("in use by", StringComparison.Ordinal);
}
