using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains;
using Sweep.Grains.Storage;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>A silo with the real grains over a store, and a client of it.</summary>
internal sealed class QuerySilo : IAsyncDisposable
{
    /// <summary>A coordinator reads its study before its first answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly InProcessTestCluster cluster;

    private QuerySilo(InProcessTestCluster cluster) => this.cluster = cluster;

    public ISweepGrain Study => cluster.Client.GetGrain<ISweepGrain>(QueryStudy.Id);

    public ILibraryGrain Library => cluster.Client.GetGrain<ILibraryGrain>(0);

    public static async Task<QuerySilo> StartAsync(ISweepStore store)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(store);
            silo.Services.AddSingleton<IDatasetCatalog, Nothing>();
            silo.Services.AddSingleton<ITextCounter, Nothing>();
            silo.Services.AddSingleton<IPredictor, Nothing>();
            silo.Services.AddSweepGrains();
            silo.Services.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = Patience);
        });
        builder.ConfigureClient(client => client.Services.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Patience));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new QuerySilo(cluster);
    }

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();

    private sealed class Nothing : IDatasetCatalog, ITextCounter, IPredictor
    {
        public IReadOnlyList<NamedDataset> List() => [];

        public StudyTexts Count(StudySpec study, long splitSeed) =>
            throw new SpecException(study.Dataset.Source, "There is no such set.");

        public Task<DatasetInfo> DescribeAsync(DatasetSpec dataset, IProgress<DownloadProgress>? progress, CancellationToken cancellation) =>
            throw new SpecException(dataset.Source, "There is no such set.");

        public IReadOnlyList<Prediction> Predict(byte[] checkpoint, IReadOnlyList<string> texts) => [];
    }
}
