using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Client;

/// <summary>A connection to a silo: submit studies, watch them, read their tables, ask their models.</summary>
public sealed class SweepClient : IAsyncDisposable
{
    /// <summary>The cluster's and service's name where nothing else is configured.</summary>
    public const string DefaultCluster = "sweep";

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(200);

    private readonly IHost host;
    private readonly IClusterClient cluster;
    private readonly TimeProvider time;

    private SweepClient(IHost host)
    {
        this.host = host;
        cluster = host.Services.GetRequiredService<IClusterClient>();
        time = host.Services.GetService<TimeProvider>() ?? TimeProvider.System;
    }

    private ISchedulerGrain Scheduler => cluster.GetGrain<ISchedulerGrain>(0);

    private ILibraryGrain Library => cluster.GetGrain<ILibraryGrain>(0);

    /// <summary>Connects to the silo whose gateway listens at the address.</summary>
    /// <exception cref="ClusterUnavailableException">Nothing answers there.</exception>
    public static async Task<SweepClient> ConnectAsync(IPEndPoint gateway, CancellationToken cancellation = default)
    {
        await ProbeAsync(gateway, cancellation);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(gateway);
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = DefaultCluster);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(30));
        });
        var host = builder.Build();
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(ConnectTimeout);
            await host.StartAsync(timeout.Token);
            return new SweepClient(host);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            host.Dispose();
            throw new ClusterUnavailableException($"No Sweep silo answers at {gateway}.", e);
        }
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

    public Task<IReadOnlyList<StudyListing>> ListStudiesAsync() => Library.ListStudies();

    public Task<IReadOnlyList<NamedDataset>> ListDatasetsAsync() => Library.ListDatasets();

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
    public async Task<StudyRow> SubmitAsync(StudySpec spec, DatasetInfo dataset)
    {
        var id = await Scheduler.NewStudyId(spec.Name);
        return await Study(id).Submit(spec, dataset);
    }

    /// <summary>The study, or null if there is none of this id.</summary>
    public Task<StudyRow?> GetStudyAsync(string study) => Study(study).Get();

    public Task<StudyRow> PauseAsync(string study) => Study(study).Pause();

    public Task<StudyRow> ResumeAsync(string study) => Study(study).Resume();

    public Task<StudyRow> CancelAsync(string study) => Study(study).Cancel();

    public Task DeleteAsync(string study) => Study(study).Delete();

    public Task<StudyProgress> GetProgressAsync(string study) => Study(study).GetProgress();

    /// <summary>The study's progress again and again, until it no longer runs; that last state is given too.</summary>
    public async IAsyncEnumerable<StudyProgress> WatchAsync(
        string study, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            var progress = await GetProgressAsync(study);
            yield return progress;
            if (progress.State is not StudyState.Running)
                yield break;
            await Task.Delay(WatchInterval, time, cancellation);
        }
    }

    /// <summary>One table a sweep, or only that of the named sweep.</summary>
    public Task<IReadOnlyList<ComparisonTable>> GetTablesAsync(string study, string? sweep = null) => Study(study).GetTables(sweep);

    /// <summary>All trials in order of number, fetched page by page.</summary>
    public IAsyncEnumerable<TrialRow> GetTrialsAsync(string study) => Pages(Study(study).GetTrials);

    /// <summary>All epochs in order of trial and epoch, fetched page by page.</summary>
    public IAsyncEnumerable<TrialEpoch> GetEpochsAsync(string study) => Pages(Study(study).GetEpochs);

    /// <summary>One trial with its epochs and attempts, or null.</summary>
    public Task<TrialDetail?> GetTrialAsync(TrialId trial) => Study(trial.Study).GetTrial(trial.Number);

    /// <summary>Answers of a trial's model; null if it has none yet.</summary>
    public Task<IReadOnlyList<Prediction>?> PredictAsync(TrialId trial, IReadOnlyList<string> texts) => Library.Predict(trial, texts);

    public Task<IReadOnlyList<NodeInfo>> GetNodesAsync() => Scheduler.GetNodes();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private ISweepGrain Study(string id) => cluster.GetGrain<ISweepGrain>(id);

    private static async IAsyncEnumerable<T> Pages<T>(Func<int, int, Task<IReadOnlyList<T>>> get)
    {
        const int size = 1000;
        for (var offset = 0; ; offset += size)
        {
            var page = await get(offset, size);
            foreach (var item in page)
                yield return item;
            if (page.Count < size)
                yield break;
        }
    }
}
