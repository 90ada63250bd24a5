namespace Sweep.Cli.Embedded;

/// <summary>The embedded silo could not start.</summary>
/// <param name="message">What the silo, or the system, said.</param>
/// <param name="badStore">True if its folder, store or libtorch cannot be used, rather than the silo not started.</param>
internal sealed class SiloStartException(string message, bool badStore = false) : Exception(message)
{
    public bool BadStore => badStore;

    /// <summary>True if another process holds the store, which may be about to end.</summary>
    public bool StoreInUse => Message.Contains("in use by", StringComparison.Ordinal);
}
