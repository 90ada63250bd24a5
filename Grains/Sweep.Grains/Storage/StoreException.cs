namespace Sweep.Grains.Storage;

/// <summary>The store cannot be read or written. The message is for the user: what, where, and what would help.</summary>
[GenerateSerializer, Alias("sweep.StoreException")]
public sealed class StoreException : Exception
{
    public StoreException(string message, Exception? inner = null) : base(message, inner) { }
}
