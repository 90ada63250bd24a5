using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Training;

/// <summary>The labelled text a node can train on.</summary>
public interface IDatasetCatalog
{
    /// <summary>The named sets, downloaded or not.</summary>
    IReadOnlyList<NamedDataset> List();

    /// <summary>Reads the set and says what it holds; downloads a named one that is not in the cache yet.</summary>
    /// <param name="dataset">A name or a path.</param>
    /// <param name="progress">Hears of a download's progress.</param>
    /// <param name="cancellation">Stops a download, which goes on from there the next time.</param>
    /// <exception cref="SpecException">It cannot be found or read, or its rows do not fit; every mistake with its line.</exception>
    Task<DatasetInfo> DescribeAsync(DatasetSpec dataset, IProgress<DownloadProgress>? progress, CancellationToken cancellation);
}
