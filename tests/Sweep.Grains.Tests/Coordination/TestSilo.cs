using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Coordination;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>A silo in this process, with a store in memory and, where wanted, a node that trains with a scripted trainer.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private TestSilo(InProcessTestCluster cluster, ISweepStore store)
    {
        this.cluster = cluster;
        Store = store;
    }

    public ISweepStore Store { get; }

    public ISchedulerGrain Scheduler => cluster.Client.GetGrain<ISchedulerGrain>(0);

    public ILibraryGrain Library => cluster.Client.GetGrain<ILibraryGrain>(0);

    public DetachedStudies Detached => cluster.GetSiloServiceProvider().GetRequiredService<DetachedStudies>();

    /// <param name="trainer">What trains; null if the test plays the nodes.</param>
    /// <param name="store">The store; null for one in memory.</param>
    /// <param name="coordination">Changes the coordinators' options.</param>
    /// <param name="node">Changes the node's options.</param>
    /// <param name="members">The cluster's membership; null for the silo's own.</param>
    /// <param name="trains">False if the test plays the nodes of this trainer.</param>
    public static async Task<TestSilo> StartAsync(
        ITrainer? trainer = null, ISweepStore? store = null, Action<CoordinationOptions>? coordination = null, Action<NodeOptions>? node = null,
        IClusterMembershipService? members = null, bool trains = true)
    {
        store ??= new InMemoryStore();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(store);
            silo.Services.AddSingleton<IDatasetCatalog, NoData>();
            silo.Services.AddSingleton<ITextCounter, NoData>();
            silo.Services.AddSingleton<IPredictor, NoPredictor>();
            silo.Services.AddSweepGrains();
            if (members is not null)
                silo.Services.AddSingleton(new NodeRoll(members));
            silo.Services.Configure<CoordinationOptions>(options => coordination?.Invoke(options));
            silo.Services.Configure<NodeOptions>(options =>
            {
                options.Slots = 2;
                options.PullInterval = TimeSpan.FromMilliseconds(20);
                options.RetryDelay = TimeSpan.FromMilliseconds(20);
                node?.Invoke(options);
            });
            if (trainer is not null)
            {
                silo.Services.AddSingleton(trainer);
                if (trains)
                    silo.Services.AddTrainingNode();
            }
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilo(cluster, store);
    }

    public ISweepGrain Study(string id) => cluster.Client.GetGrain<ISweepGrain>(id);

    public ITrialGrain Trial(Lease lease) => cluster.Client.GetGrain<ITrialGrain>(lease.ToString());

    /// <summary>Starts a study of one sweep over units.</summary>
    public async Task<ISweepGrain> SubmitAsync(string id, int configurations = 3, int seeds = 1, int epochs = 3, MetricSpec? metric = null)
    {
        await Study(id).Submit(Specs.Units(configurations, seeds, epochs, metric), Samples.Study(id).Dataset);
        return Study(id);
    }

    /// <summary>Waits until the study's progress is as wanted.</summary>
    public Task<StudyProgress> WaitAsync(string id, Func<StudyProgress, bool> wanted) => WaitAsync(id, progress => Task.FromResult(wanted(progress)));

    /// <inheritdoc cref="WaitAsync(string, Func{StudyProgress, bool})"/>
    public async Task<StudyProgress> WaitAsync(string id, Func<StudyProgress, Task<bool>> wanted)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var progress = await Study(id).GetProgress();
            if (await wanted(progress))
                return progress;
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public Task<StudyProgress> WaitForEndAsync(string id) => WaitAsync(id, progress => progress.State is StudyState.Completed);

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();

    private sealed class NoData : IDatasetCatalog, ITextCounter
    {
        public IReadOnlyList<NamedDataset> List() => [];

        public StudyTexts Count(StudySpec study, long splitSeed) =>
            throw new SpecException(study.Dataset.Source, "There is no such set.");

        public Task<DatasetInfo> DescribeAsync(DatasetSpec dataset, IProgress<DownloadProgress>? progress, CancellationToken cancellation) =>
            throw new SpecException(dataset.Source, "There is no such set.");
    }

    private sealed class NoPredictor : IPredictor
    {
        public IReadOnlyList<Prediction> Predict(byte[] checkpoint, IReadOnlyList<string> texts) => [];
    }
}
