namespace Sweep.Training.Data;

/// <summary>Where downloaded sets are kept and how large they may be.</summary>
public sealed record DataOptions
{
    /// <summary>The folder of downloaded sets; made when first needed.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Bytes that one archive may have. The largest of the named sets, imdb, has 84 MB.</summary>
    public long MaxDownloadBytes { get; init; } = 512L << 20;

    /// <summary>Bytes that one archive may unpack to, so that a zip bomb fills nothing.</summary>
    public long MaxUnpackedBytes { get; init; } = 2L << 30;

    /// <summary>Bytes that one data file may have; it is read into memory.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>For tests: where to fetch archives instead of their public addresses, as <c>MIRROR/FILE</c>.</summary>
    public Uri? Mirror { get; init; }

    /// <summary>How long a server may send nothing before the download is given up.</summary>
    public TimeSpan DownloadIdleTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
