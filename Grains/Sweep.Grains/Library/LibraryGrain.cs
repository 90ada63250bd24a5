using Orleans.Concurrency;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Coordination;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Library;

/// <inheritdoc cref="ILibraryGrain"/>
[GrainType("library"), StatelessWorker]
internal sealed class LibraryGrain(
    ISweepStore store, IDatasetCatalog datasets, ITextCounter texts, IPredictor predictor, DownloadMonitor downloads)
    : Grain, ILibraryGrain
{
    public async Task<IReadOnlyList<StudyListing>> ListStudies() => await CountedAsync(await store.ListStudies());

    public async Task<StudyListings> GetStudies(int skip, int take)
    {
        var all = await store.ListStudies();
        return new StudyListings(await CountedAsync(all.Skip(skip).Take(take)), all.Count);
    }

    private async Task<List<StudyListing>> CountedAsync(IEnumerable<StudyRow> studies)
    {
        var listings = new List<StudyListing>();
        foreach (var study in studies)
            listings.Add(await CountedAsync(study));
        return listings;
    }

    private async Task<StudyListing> CountedAsync(StudyRow study)
    {
        var listing = new StudyListing(study.Id, study.Spec.Name, study.State, study.CreatedAt, study.Spec.Dataset.Source, new TrialCounts(0, 0, 0, 0, 0, 0)) { Unusable = study.Unusable };
        try
        {
            return listing with { Trials = await store.CountTrials(study.Id) };
        }
        catch (StoreException e) when (e.Unreadable)
        {
            // A list without one study's counts tells more than none.
            return listing with { Unusable = e.Message };
        }
    }

    public Task<IReadOnlyList<NamedDataset>> ListDatasets() => Task.FromResult(datasets.List());

    public async Task<DatasetInfo> DescribeDataset(DatasetSpec dataset, CancellationToken cancellation)
    {
        try
        {
            return await datasets.DescribeAsync(dataset, downloads, cancellation);
        }
        finally
        {
            downloads.Clear();
        }
    }

    public Task<StudyTexts> CountTexts(StudySpec study) =>
        Task.Run(() => texts.Count(study, TrialPlan.SplitSeed(study, study.FirstSeed)));

    public Task<DownloadProgress?> GetDownload() => Task.FromResult(downloads.Current);

    public async Task<IReadOnlyList<Prediction>?> Predict(TrialId trial, IReadOnlyList<string> texts) =>
        await store.GetCheckpoint(trial) is { } checkpoint
            ? await Task.Run(() => predictor.Predict(checkpoint, texts))
            : null;

    public async Task<ModelChunk?> ReadModel(TrialId trial, int offset) =>
        await store.GetCheckpoint(trial) is { } checkpoint ? ModelChunk.Of(checkpoint, offset) : null;
}
