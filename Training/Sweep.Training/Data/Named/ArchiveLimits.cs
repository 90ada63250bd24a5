using Sweep.Contracts.Specs;

namespace Sweep.Training.Data.Named;

/// <summary>
/// What an archive may do to us: unpack to so many bytes, in so many entries, and none with a name that would lead out of
/// a folder. Nothing is ever written under an entry's name, so such a name only shows that the archive is not the right
/// one.
/// </summary>
internal sealed class ArchiveLimits(string archive, long maxBytes)
{
    private const int MaxEntries = 250_000;

    private long bytes;
    private int entries;

    /// <exception cref="SpecException">A bad name, or one entry too many.</exception>
    public void Enter(string entry)
    {
        if (++entries > MaxEntries)
            throw new SpecException(archive, $"more than {MaxEntries:N0} entries: not the archive it should be");
        if (entry.StartsWith('/') || entry.Contains('\\') || entry.Contains(':') || entry.Split('/').Contains(".."))
            throw new SpecException(archive, $"the entry '{entry}' would leave its folder: not the archive it should be");
    }

    /// <summary>The entry's bytes; counts what comes out, since a header can lie about it.</summary>
    /// <exception cref="SpecException">Too much has been unpacked.</exception>
    public byte[] Unpack(Stream content)
    {
        var buffer = new byte[1 << 16];
        using var unpacked = new MemoryStream();
        while (content.Read(buffer) is > 0 and var count)
        {
            Count(count);
            unpacked.Write(buffer, 0, count);
        }

        return unpacked.ToArray();
    }

    /// <summary>Adds bytes that have to be unpacked even though nobody wants them.</summary>
    public void Count(long more)
    {
        if ((bytes += more) > maxBytes)
            throw new SpecException(archive, $"unpacks to more than the {maxBytes:N0} bytes allowed: not the archive it should be");
    }
}
