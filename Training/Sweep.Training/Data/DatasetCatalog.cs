using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data.Downloads;
using Sweep.Training.Data.Files;
using Sweep.Training.Data.Named;
using Sweep.Training.Data.Reviews;
using Sweep.Training.Data.Reviews.First;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data;

/// <summary>
/// Finds, reads and keeps labelled text: the built-in set, downloaded sets, and a user's files and folders. Safe for
/// many threads; a set is read once and again when its files change.
/// </summary>
/// <param name="options">Folder and limits.</param>
/// <param name="http">Fetches archives; null for one of its own.</param>
/// <param name="time">The clock of time-outs and waits.</param>
public sealed class DatasetCatalog(DataOptions options, HttpClient? http = null, TimeProvider? time = null) : IDatasetCatalog, IDatasetRows
{
    // Characters of text; a set of 50,000 reviews has about 65 million.
    private const long CachedCharacters = 200_000_000;

    private readonly OnceCache<(DatasetSpec Spec, string Stamp), LabelledTextSet> sets = new(
        CachedCharacters, set => set.Characters, time ?? TimeProvider.System);
    private readonly NamedSetInstaller installer = new(options, new Downloader(http ?? new HttpClient(), time ?? TimeProvider.System, options), time ?? TimeProvider.System);

    /// <inheritdoc/>
    public IReadOnlyList<NamedDataset> List() =>
    [
        new(BuiltInReviews.Name, BuiltInReviews.Summary, BuiltInReviews.Rows, Available: true),
        new(FirstReviews.Name, FirstReviews.Summary, FirstReviews.Rows, Available: true),
        .. NamedSets.All.Select(set => new NamedDataset(set.Name, set.Summary, set.Rows, installer.IsInstalled(set))),
    ];

    /// <inheritdoc/>
    public async Task<DatasetInfo> DescribeAsync(DatasetSpec dataset, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (NamedSets.Find(dataset.Source) is { } named)
            await InstallAsync(named, progress, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Load(dataset).Describe(), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The set's rows. Blocks while it is read, and while a named one is downloaded if it is not in the cache; call it
    /// from a thread that may wait.
    /// </summary>
    /// <exception cref="SpecException">It cannot be found or read, or its rows do not fit; every mistake with its line.</exception>
    public LabelledTextSet Load(DatasetSpec spec)
    {
        if (spec.Source == BuiltInReviews.Name)
            return sets.Get((DatasetSpec.Reviews, ""), BuiltInReviews.Create);
        if (spec.Source == FirstReviews.Name)
            return sets.Get((new DatasetSpec(FirstReviews.Name), ""), FirstReviews.Create);
        if (NamedSets.Find(spec.Source) is not { } named)
            return LoadPath(spec.Source, spec.Source, spec);
        InstallAsync(named, progress: null, CancellationToken.None).GetAwaiter().GetResult();
        // The stored copy has columns of its own, whatever the spec says of the original's.
        return LoadPath(installer.FileOf(named), named.Name, new DatasetSpec(named.Name));
    }

    /// <summary>
    /// The set's rows, if they are those a study began with. A set that Sweep has since written anew under the same name is found
    /// by the fingerprint: a study on the reviews of before continues with those.
    /// </summary>
    /// <param name="spec">A name or a path.</param>
    /// <param name="fingerprint">What the rows must hash to (<see cref="LabelledTextSet.Fingerprint"/>).</param>
    /// <exception cref="SpecException">They cannot be read, do not fit, or are no longer the same.</exception>
    public LabelledTextSet Load(DatasetSpec spec, string fingerprint)
    {
        var set = spec.Source == BuiltInReviews.Name && fingerprint == FirstReviews.Fingerprint ? Load(new DatasetSpec(FirstReviews.Name)) : Load(spec);
        return set.Fingerprint == fingerprint
            ? set
            : throw new SpecException(spec.Source, $"the data are not those the study began with (fingerprint {set.Fingerprint}, wanted {fingerprint}); put the old files back or start a new study");
    }

    /// <inheritdoc/>
    public IReadOnlyList<DatasetRow> ReadRows(DatasetSpec dataset, string fingerprint, IReadOnlyList<int> rows)
    {
        var set = Load(dataset, fingerprint);
        if (rows.Any(row => row < 0 || row >= set.Texts.Count))
            throw new ArgumentOutOfRangeException(nameof(rows), $"{set.Name} has {set.Texts.Count} rows, numbered from 0.");
        return [.. rows.Select(row => new DatasetRow(row, set.Texts[row], set.Labels[row], set.Groups?[row]))];
    }

    private LabelledTextSet LoadPath(string path, string name, DatasetSpec spec)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new SpecException(path, $"there is no such file or folder, and no set of that name; the named sets are {string.Join(", ", List().Select(set => set.Name))}");
        try
        {
            return sets.Get((spec, DataFiles.Stamp(path)), () =>
            {
                var rows = new RowCollector(name);
                DataFiles.Read(path, spec, options.MaxFileBytes, rows);
                return WithTest(rows, path, spec);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecException(path, $"cannot be read: {e.Message}");
        }
    }

    private LabelledTextSet WithTest(RowCollector rows, string path, DatasetSpec spec)
    {
        var set = rows.Build();
        return TestSet.Read(path, spec, options.MaxFileBytes, set, rows.Warn) is { } test ? set.With(test) : set;
    }

    private async Task InstallAsync(NamedSet set, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            await installer.InstallAsync(set, progress, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecException(options.CacheFolder, $"cannot store {set.Name}: {e.Message}");
        }
    }
}
