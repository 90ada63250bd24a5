namespace Sweep.Grains.Storage;

/// <summary>Where an embedded store lies and what bounds it.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The store's file; made, with its folder, if it is not there.</summary>
    public required string Path { get; init; }

    /// <summary>The most pages of 4 KiB the file may have; null for as many as the disk holds.</summary>
    public long? MaxPages { get; init; }

    /// <summary>
    /// A store of up to this many bytes is checked whole when it is opened. A larger one would keep every command
    /// waiting, so damage in it shows when the damaged part is read.
    /// </summary>
    public long CheckedBytes { get; init; } = 64 << 20;
}
