using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Client;

/// <summary>Nodes, and the data that are on their side.</summary>
public sealed partial class SweepClient
{
    public Task<IReadOnlyList<NodeInfo>> GetNodesAsync() => Calls.Call(connection.GetNodesAsync);

    /// <summary>Tells a node to take no more trials and to hand over those it runs; or, undone, to take them again.</summary>
    /// <returns>False if there is no node of this name.</returns>
    public Task<bool> DrainAsync(string node, bool drain) => Calls.Call(() => Scheduler.Drain(node, drain));

    public Task<IReadOnlyList<NamedDataset>> ListDatasetsAsync() => Calls.Call(Library.ListDatasets);

    /// <summary>Reads a set of texts on the silo's side, fetching a named one first; <paramref name="progress"/> hears of the download.</summary>
    /// <exception cref="SpecException">It cannot be read, or its rows do not fit.</exception>
    public async Task<DatasetInfo> DescribeDatasetAsync(
        DatasetSpec dataset, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var info = Library.DescribeDataset(dataset, cancellation);
        while (progress is not null && !info.IsCompleted)
        {
            await Task.WhenAny(info, Task.Delay(WatchInterval, time, cancellation));
            if (!info.IsCompleted && await Library.GetDownload() is { } download)
                progress.Report(download);
        }

        return await info;
    }

    /// <summary>Counts what a study's configurations will read of its texts: words that are unknown, texts that are cut.</summary>
    /// <exception cref="SpecException">They cannot be read, or do not fit.</exception>
    public Task<StudyTexts> CountTextsAsync(StudySpec study) => Calls.Call(() => Library.CountTexts(study));
}
