using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Training.Data.Downloads;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Named;

/// <summary>
/// Brings a named set into the cache folder, once: download, unpack, check rows and balance, move into place. One
/// process does it while others wait.
/// </summary>
internal sealed class NamedSetInstaller(DataOptions options, Downloader downloader, TimeProvider time)
{
    public string FileOf(NamedSet set) => Path.Combine(options.CacheFolder, $"{set.Name}.jsonl");

    public bool IsInstalled(NamedSet set) => File.Exists(FileOf(set));

    /// <exception cref="SpecException">It cannot be fetched, or is not what it should be.</exception>
    /// <exception cref="IOException">It cannot be stored.</exception>
    public async Task InstallAsync(NamedSet set, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (IsInstalled(set))
            return;
        Directory.CreateDirectory(options.CacheFolder);
        await using var held = await FileLock.AcquireAsync(Path.Combine(options.CacheFolder, $"{set.Name}.lock"), time, cancellation).ConfigureAwait(false);
        if (IsInstalled(set))
            return;
        var archive = Path.Combine(options.CacheFolder, set.ArchiveName);
        await downloader.DownloadAsync(AddressOf(set), archive, progress, cancellation).ConfigureAwait(false);
        try
        {
            StoredSet.Write(Unpack(set, archive), FileOf(set));
        }
        finally
        {
            // Kept, a wrong archive would be wrong again the next time; a right one is no longer needed.
            File.Delete(archive);
        }
    }

    private Uri AddressOf(NamedSet set) =>
        options.Mirror is { } mirror ? new Uri($"{mirror.AbsoluteUri.TrimEnd('/')}/{set.ArchiveName}") : set.Address;

    private LabelledTextSet Unpack(NamedSet set, string archive)
    {
        var rows = new RowCollector(set.Name);
        try
        {
            set.Unpack(new ArchiveLimits(archive, options.MaxUnpackedBytes), archive, rows);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new SpecException(AddressOf(set).ToString(), $"what was downloaded is no archive of the right kind ({e.Message}); a proxy or a sign-in page may have answered instead");
        }

        var unpacked = rows.Build();
        Check(set, unpacked);
        return unpacked;
    }

    private void Check(NamedSet set, LabelledTextSet unpacked)
    {
        var count = unpacked.Texts.Count;
        if (count != set.Rows)
            throw new SpecException(AddressOf(set).ToString(), $"{count:N0} rows where {set.Name} has {set.Rows:N0}: not the file it should be");
        var share = unpacked.Labels.Count(label => label == 1) / (double)count;
        if (Math.Abs(share - set.PositiveShare) > NamedSet.ShareTolerance)
            throw new SpecException(AddressOf(set).ToString(), $"{share:P1} of the rows are positive where {set.Name} has {set.PositiveShare:P1}: not the file it should be");
    }
}
