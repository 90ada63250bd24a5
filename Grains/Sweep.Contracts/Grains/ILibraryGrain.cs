using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Grains;

/// <summary>What needs no study: the list of studies, the data, and answers from trained models. Stateless.</summary>
[Alias("sweep.ILibraryGrain")]
public interface ILibraryGrain : IGrainWithIntegerKey
{
    /// <summary>The studies with their counts, newest first.</summary>
    [Alias("ListStudies")] Task<IReadOnlyList<StudyListing>> ListStudies();

    /// <summary>Some of them, in the same order; only their trials are counted.</summary>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to give at most.</param>
    [Alias("GetStudies")] Task<StudyListings> GetStudies(int skip, int take);

    [Alias("ListDatasets")] Task<IReadOnlyList<NamedDataset>> ListDatasets();

    /// <summary>Reads a set of texts, fetching a named one that is not there yet.</summary>
    /// <exception cref="SpecException">It cannot be read, or its rows do not fit.</exception>
    [Alias("DescribeDataset"), ResponseTimeout("00:30:00")]
    Task<DatasetInfo> DescribeDataset(DatasetSpec dataset, CancellationToken cancellation);

    /// <summary>Counts what a study's configurations will read of its texts, with the split of its first seed.</summary>
    /// <exception cref="SpecException">They cannot be read, or do not fit.</exception>
    [Alias("CountTexts"), ResponseTimeout("00:30:00")]
    Task<StudyTexts> CountTexts(StudySpec study);

    /// <summary>How far the download that this node runs now is; null if none.</summary>
    [Alias("GetDownload")] Task<DownloadProgress?> GetDownload();

    /// <summary>Answers of a trial's model; null if it has no model.</summary>
    [Alias("Predict")] Task<IReadOnlyList<Prediction>?> Predict(TrialId trial, IReadOnlyList<string> texts);

    /// <summary>A piece of a trial's last checkpoint; null if it has none.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="offset">Where the piece begins, in bytes.</param>
    [Alias("ReadModel")] Task<ModelChunk?> ReadModel(TrialId trial, int offset);
}

/// <summary>Some of the studies.</summary>
/// <param name="Studies">Newest first.</param>
/// <param name="Total">How many there are in all.</param>
[GenerateSerializer, Immutable, Alias("sweep.StudyListings")]
public sealed record StudyListings(IReadOnlyList<StudyListing> Studies, int Total);

/// <summary>A study as <c>sweep list</c> shows it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.StudyListing")]
public sealed record StudyListing(string Id, string Name, StudyState State, DateTimeOffset CreatedAt, string Dataset, TrialCounts Trials)
{
    /// <inheritdoc cref="StudyRow.Unusable"/>
    [Id(6)] public string? Unusable { get; init; }
}
