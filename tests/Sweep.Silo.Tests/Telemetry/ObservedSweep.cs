using Sweep.Client;
using Sweep.Contracts.Results;
using Sweep.Formats.Specs;
using Sweep.Silo.Tests.Telemetry;
using Sweep.Testing;

[assembly: AssemblyFixture(typeof(ObservedSweep))]

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>
/// A real small sweep on a real cluster of two silos, seen by an OTLP receiver and, where it is installed, a real
/// Prometheus with the rules of <c>deploy</c>. Run once, by the first test that asks.
/// </summary>
public sealed class ObservedSweep : IAsyncDisposable
{
    private const string Spec = """
        name: observed
        seeds: 4
        base: { units: [4], max_length: 25, embedding_dim: 4, vocab_size: 100, epochs: 3, batch_size: 64, activation: tanh }
        sweeps:
          units:
            method: grid
            parameters:
              units: { values: [[4], [6]] }
        """;

    private const string ReaderToken = "reader-0123456789abcdef";

    private readonly SemaphoreSlim once = new(1);
    private readonly TemporaryFolder folder = new();
    private OtlpReceiver? receiver;
    private MetricsPage? gpus;
    private PrometheusServer? prometheus;

    internal OtlpReceiver Received => receiver!;

    internal IReadOnlyList<ObservedSilo> Silos { get; private set; } = [];

    /// <summary>Null where it is not installed.</summary>
    internal PrometheusServer? Prometheus => prometheus;

    public StudyProgress? End { get; private set; }

    /// <summary>The trace in which this process submitted the study.</summary>
    public string Trace { get; private set; } = "";

    /// <summary>Runs the sweep, if it has not been run.</summary>
    public async Task RunAsync(Servers servers)
    {
        await once.WaitAsync();
        try
        {
            if (End is null)
                await Run(await servers.NewClusterAsync());
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>Waits until something has come that was sent a moment after the sweep had ended.</summary>
    public static async Task UntilAsync(Func<Task<bool>> arrived, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await arrived())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"{what} did not come.");
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
            silo.Dispose();
        if (prometheus is not null)
            await prometheus.DisposeAsync();
        if (gpus is not null)
            await gpus.DisposeAsync();
        if (receiver is not null)
            await receiver.DisposeAsync();
        folder.Dispose();
        once.Dispose();
    }

    private async Task Run(Dictionary<string, string> cluster)
    {
        // As silos have it that listen beyond loopback.
        cluster["SWEEP_TOKEN"] = "operator-0123456789abcdef";
        cluster["SWEEP_READER_TOKEN"] = ReaderToken;
        receiver = await OtlpReceiver.StartAsync();
        gpus = await MetricsPage.StartAsync(new FakeGpus());
        Silos = [new ObservedSilo("silo-1", cluster, receiver.Endpoint), new ObservedSilo("silo-2", cluster, receiver.Endpoint)];
        if (PrometheusServer.Missing is null)
            prometheus = await PrometheusServer.StartAsync(PrometheusFiles.Beside(folder, ReaderToken, [.. Silos.Select(silo => silo.Http), gpus.Address]));
        await Task.WhenAll(Silos.Select(silo => silo.Ready)).WaitAsync(TimeSpan.FromSeconds(60));
        if (prometheus is not null)
            await UntilAsync(async () => await prometheus.QueryAsync("up == 1") is { Count: 3 }, "a first scrape");

        using var http = new HttpClient();
        foreach (var silo in Silos)
            (await http.GetAsync($"http://{silo.Http}/health/ready")).EnsureSuccessStatusCode();

        await using var client = await SweepClient.ConnectAsync(SweepClientOptions.ForCluster(Silos[0].Gateway, cluster["SWEEP_CLUSTER_NAME"]));
        End = await RunStudy(client);
    }

    private async Task<StudyProgress> RunStudy(SweepClient client)
    {
        var spec = SpecFile.Parse(Spec, "observed.yaml", folder.Path);
        var dataset = await client.DescribeDatasetAsync(spec.Dataset);
        StudyRow study;
        using (var submission = new TracedSubmission())
        {
            Trace = submission.Trace;
            study = await client.SubmitAsync(spec, dataset);
        }

        return await client.WatchProgressAsync(study.Id).LastAsync();
    }
}
