using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Sweep.Contracts.Filters;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Reports;

namespace Sweep.Client;

/// <summary>A connection to a silo: submit studies, watch them, read their tables, ask their models.</summary>
public sealed class SweepClient : IAsyncDisposable
{
    /// <summary>The cluster's and service's name where nothing else is configured.</summary>
    public const string DefaultCluster = "sweep";

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A cluster that takes longer than this has something wrong, and its user wants to know.</summary>
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(3);

    /// <summary>The problem of a study whose cluster does not answer just now.</summary>
    public const string Waiting = "waiting for the cluster to answer";

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(200);

    private readonly IHost host;
    private readonly IClusterClient cluster;
    private readonly TimeProvider time;
    private readonly SweepClientOptions options;
    private readonly KnownGateways gateways;
    private readonly PatientCalls calls;
    private readonly CancellationTokenSource stop = new();
    private Task learning = Task.CompletedTask;

    private SweepClient(IHost host, SweepClientOptions options, KnownGateways gateways)
    {
        this.options = options;
        this.gateways = gateways;
        this.host = host;
        cluster = host.Services.GetRequiredService<IClusterClient>();
        time = host.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        calls = new PatientCalls(options.Patience, time);
    }

    private ISchedulerGrain Scheduler => cluster.GetGrain<ISchedulerGrain>(0);

    private ILibraryGrain Library => cluster.GetGrain<ILibraryGrain>(0);

    /// <summary>Connects to the silo whose gateway listens at the address.</summary>
    /// <exception cref="ClusterUnavailableException">Nothing answers there.</exception>
    public static Task<SweepClient> ConnectAsync(IPEndPoint gateway, CancellationToken cancellation = default) =>
        ConnectAsync(new SweepClientOptions(gateway), cancellation);

    /// <summary>Connects to a cluster by any of its silos.</summary>
    /// <exception cref="ClusterUnavailableException">Nothing answers there, or it is another cluster, or of another version.</exception>
    public static async Task<SweepClient> ConnectAsync(SweepClientOptions options, CancellationToken cancellation = default)
    {
        await ProbeAsync(options.Gateway, cancellation);
        var gateways = new KnownGateways(options.Gateway);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleansClient(client =>
        {
            client.Services.AddSingleton<IGatewayListProvider>(gateways);
            client.AddActivityPropagation();
            client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = GatewayRefresh);
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterName, DefaultCluster));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.ResponseTimeout);
        });
        var host = builder.Build();
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(ConnectTimeout);
            await host.StartAsync(timeout.Token);
            var client = new SweepClient(host, options, gateways);
            // First, for a cluster of another version may have nothing else in common.
            if (options.Patience > TimeSpan.Zero)
                await client.GreetAsync(timeout.Token);
            // Throws if the silo is just stopping: it takes connections still, but lists no grains any more.
            _ = client.Scheduler;
            return client;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is not ClusterUnavailableException)
        {
            host.Dispose();
            throw new ClusterUnavailableException(
                options.Patience > TimeSpan.Zero
                    ? $"Something is there at {options.Gateway}, but it does not answer as a silo of the cluster '{options.ClusterName}'. SWEEP_CLUSTER_NAME says which cluster is meant."
                    : $"No Sweep silo answers at {options.Gateway}.", e);
        }
    }

    /// <summary>Hears who answers, and then goes on hearing of the other nodes.</summary>
    private async Task GreetAsync(CancellationToken cancellation)
    {
        var greeting = await cluster.GetGrain<IClusterGrain>(0).Hello().WaitAsync(cancellation);
        if (greeting.Protocol != ClusterProtocol.Version)
        {
            await DisposeAsync();
            throw new ClusterUnavailableException(
                $"The cluster at {options.Gateway} is of version {greeting.Version} and speaks protocol {greeting.Protocol}; this program speaks protocol {ClusterProtocol.Version}. Use the same version on both sides.");
        }

        learning = LearnAsync();
    }

    private async Task LearnAsync()
    {
        using var timer = new PeriodicTimer(GatewayRefresh, time);
        do
        {
            try
            {
                if (await Scheduler.GetNodes() is { Count: > 0 } nodes)
                    gateways.Learn(nodes);
            }
            catch (Exception e) when (PatientCalls.MayPass(e))
            {
                // What was learned before is still the best there is.
            }
        }
        while (await timer.WaitForNextTickAsync(stop.Token));
    }

    /// <summary>Orleans' client tries for minutes where nobody listens; a person wants to know at once.</summary>
    private static async Task ProbeAsync(IPEndPoint gateway, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(ProbeTimeout);
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(gateway, timeout.Token);
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ClusterUnavailableException($"No Sweep silo answers at {gateway}.", e);
        }
    }

    public Task<IReadOnlyList<StudyListing>> ListStudiesAsync() => calls.Call(Library.ListStudies);

    public Task<IReadOnlyList<NamedDataset>> ListDatasetsAsync() => calls.Call(Library.ListDatasets);

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

    /// <summary>Starts a study whose data have been described.</summary>
    /// <exception cref="SpecException">It is larger than a study may be.</exception>
    public async Task<StudyRow> SubmitAsync(StudySpec spec, DatasetInfo dataset)
    {
        while (true)
        {
            var id = await calls.Call(() => Scheduler.NewStudyId(spec.Name));
            var study = await calls.Call(() => Study(id).Submit(spec, dataset));
            // A scheduler that died may have promised the id to another program, whose study it then is.
            if (SpecJson.Write(study.Spec) == SpecJson.Write(spec))
                return study;
        }
    }

    /// <summary>The study, or null if there is none of this id.</summary>
    public Task<StudyRow?> GetStudyAsync(string study) => calls.Call(Study(study).Get);

    public Task<StudyRow> PauseAsync(string study) => calls.Call(Study(study).Pause);

    public Task<StudyRow> ResumeAsync(string study) => calls.Call(Study(study).Resume);

    public Task<StudyRow> CancelAsync(string study) => calls.Call(Study(study).Cancel);

    public Task DeleteAsync(string study) => calls.Call(Study(study).Delete);

    public Task<StudyProgress> GetProgressAsync(string study) => calls.Call(Study(study).GetProgress);

    /// <summary>The study's progress again and again, until it no longer runs; that last state is given too.</summary>
    public async IAsyncEnumerable<StudyProgress> WatchAsync(
        string study, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        StudyProgress? last = null;
        while (true)
        {
            var asked = GetProgressAsync(study);
            if (last is not null && options.Patience > TimeSpan.Zero)
            {
                await Task.WhenAny(asked, Task.Delay(SlowAnswer, time, cancellation));
                if (!asked.IsCompleted)
                    yield return last with { Problem = Waiting };
            }

            last = await asked.WaitAsync(cancellation);
            yield return last;
            if (last.State is not StudyState.Running)
                yield break;
            await Task.Delay(WatchInterval, time, cancellation);
        }
    }

    /// <summary>One table a sweep, or only that of the named sweep.</summary>
    public Task<IReadOnlyList<ComparisonTable>> GetTablesAsync(string study, string? sweep = null) => calls.Call(() => Study(study).GetTables(sweep));

    /// <summary>A study's best configurations, or those of the named sweep, the best mean of its metric first.</summary>
    /// <param name="study">The study.</param>
    /// <param name="sweep">A sweep of it; null for all trials, by the first sweep's metric.</param>
    /// <param name="top">How many to give at most.</param>
    /// <param name="where">Only trials for which this holds count.</param>
    public Task<IReadOnlyList<BestConfiguration>> GetBestAsync(string study, string? sweep, int top, TrialFilter? where = null) =>
        calls.Call(() => Study(study).GetBest(sweep, top, where?.Expression));

    /// <summary>All trials in order of number, fetched page by page.</summary>
    public IAsyncEnumerable<TrialRow> GetTrialsAsync(string study) =>
        Pages<TrialRow>((last, size) => Study(study).GetTrials(last?.Id.Number ?? 0, size));

    /// <summary>All epochs in order of trial and epoch, fetched page by page.</summary>
    public IAsyncEnumerable<TrialEpoch> GetEpochsAsync(string study) =>
        Pages<TrialEpoch>((last, size) => Study(study).GetEpochs(last?.Trial ?? 0, last?.Metrics.Epoch ?? 0, size));

    /// <summary>One trial with its epochs and attempts, or null.</summary>
    public Task<TrialDetail?> GetTrialAsync(TrialId trial) => calls.Call(() => Study(trial.Study).GetTrial(trial.Number));

    /// <summary>All that a report shows of a study.</summary>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public async Task<StudyResults> GetResultsAsync(string study, CancellationToken cancellation = default)
    {
        var row = await GetStudyAsync(study) ?? throw new StudyNotFoundException(study);
        var trials = await GetTrialsAsync(study).ToListAsync(cancellation);
        var epochs = await GetEpochsAsync(study).ToListAsync(cancellation);
        return new StudyResults(row, await GetTablesAsync(study), trials, epochs);
    }

    /// <summary>Answers of a trial's model; null if it has none yet.</summary>
    public Task<IReadOnlyList<Prediction>?> PredictAsync(TrialId trial, IReadOnlyList<string> texts) => calls.Call(() => Library.Predict(trial, texts));

    public Task<IReadOnlyList<NodeInfo>> GetNodesAsync() => calls.Call(Scheduler.GetNodes);

    /// <summary>Tells a node to take no more trials and to hand over those it runs; or, undone, to take them again.</summary>
    /// <returns>False if there is no node of this name.</returns>
    public Task<bool> DrainAsync(string node, bool drain) => calls.Call(() => Scheduler.Drain(node, drain));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        await host.StopAsync();
        host.Dispose();
    }

    private ISweepGrain Study(string id) => cluster.GetGrain<ISweepGrain>(id);

    private async IAsyncEnumerable<T> Pages<T>(Func<T?, int, Task<IReadOnlyList<T>>> get) where T : class
    {
        const int size = 1000;
        for (T? last = null; ;)
        {
            var page = await calls.Call(() => get(last, size));
            foreach (var item in page)
                yield return item;
            if (page.Count < size)
                yield break;
            last = page[^1];
        }
    }
}
