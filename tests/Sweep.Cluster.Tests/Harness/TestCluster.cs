using System.Globalization;
using System.Net;
using Sweep.Client;
using Sweep.Testing;

namespace Sweep.Cluster.Tests.Harness;

/// <summary>Redis, PostgreSQL and silos of one slot each, all real, on loopback.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-cluster-");
    private readonly string name = $"test-{Guid.NewGuid():N}";

    private readonly TestNetwork? network;

    private TestCluster(RedisServer redis, PostgresServer postgres, string database, TestNetwork? network)
    {
        this.network = network;
        Redis = redis;
        Postgres = postgres;
        Database = new Database(database);
    }

    public RedisServer Redis { get; }

    public PostgresServer Postgres { get; }

    /// <summary>What the silos stored, read past them.</summary>
    public Database Database { get; }

    public IReadOnlyList<SiloProcess> Silos { get; private set; } = [];

    /// <summary>What to put before a program's name to run it where a client is.</summary>
    public IReadOnlyList<string> Beside => network?.Beside ?? [];

    public string Folder => folder.FullName;

    /// <summary>Skips the test where a server is missing.</summary>
    /// <param name="silos">How many.</param>
    /// <param name="network">Where each has a machine; null for loopback.</param>
    public static async Task<TestCluster> StartAsync(int silos = 3, TestNetwork? network = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as Linux knows them.");
        foreach (var missing in (string?[])[RedisServer.Missing, PostgresServer.Missing])
            Assert.SkipWhen(missing is not null, missing ?? "");
        var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        var cluster = new TestCluster(await RedisServer.StartAsync(), postgres, database, network);
        cluster.Silos = [.. Enumerable.Range(1, silos).Select(n => cluster.NewSilo(n, network is null ? database : postgres.OverSocket(database)))];
        foreach (var silo in cluster.Silos)
            silo.Start();
        await cluster.AllReady();
        return cluster;
    }

    public Task AllReady() => Task.WhenAll(Silos.Select(silo => silo.Ready)).WaitAsync(TimeSpan.FromMinutes(2));

    public SiloProcess Silo(string node) => Silos.Single(silo => silo.Name == node);

    public Task<SweepClient> ConnectAsync() => SweepClient.ConnectAsync(
        SweepClientOptions.ForCluster(Silos[0].Gateway, name));

    /// <summary>Runs <c>sweep run</c> on a study as a user would.</summary>
    public ClusterStudy Run(string spec) => new(this, name, spec);

    /// <summary>What all silos have said, for a test's message.</summary>
    public string Said() => string.Join('\n', Silos.SelectMany(silo => silo.Said.TakeLast(25).Select(line => $"{silo.Name}: {line}")));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private SiloProcess NewSilo(int number, string database)
    {
        var node = $"silo-{number}";
        var gateway = new IPEndPoint(network is null ? IPAddress.Loopback : TestNetwork.AddressOf(number), LoopbackPort.Free());
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = Outputs.Faults,
            ["SWEEP_FAULT_SECONDS"] = Outage.Length.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            ["SWEEP_REDIS"] = network is null ? Redis.ConnectionString : Redis.SocketConnectionString,
            ["SWEEP_POSTGRES"] = database,
            ["SWEEP_ADVERTISED_ADDRESS"] = gateway.Address.ToString(),
            ["SWEEP_CLUSTER_NAME"] = name,
            ["SWEEP_NODE_NAME"] = node,
            ["SWEEP_SILO_PORT"] = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture),
            ["SWEEP_GATEWAY_PORT"] = gateway.Port.ToString(CultureInfo.InvariantCulture),
            ["SWEEP_HTTP"] = "none",
            ["SWEEP_SLOTS"] = "1",
            ["SWEEP_CHECKPOINT_INTERVAL"] = "0",
            ["SWEEP_HOME"] = Path.Combine(folder.FullName, node),
        };
        return new SiloProcess(node, gateway, settings, network?.On(number) ?? []);
    }
}
