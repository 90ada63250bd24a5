using System.Globalization;
using System.Net;
using Sweep.Client;
using Sweep.Testing;

namespace Sweep.Cluster.Harness;

/// <summary>Redis, PostgreSQL and silos of one slot each, all real, on loopback.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-cluster-");
    private readonly TestNetwork? network;
    private readonly string database;

    private TestCluster(RedisServer redis, PostgresServer postgres, string database, TestNetwork? network)
    {
        this.network = network;
        this.database = network is null ? database : postgres.OverSocket(database);
        Redis = redis;
        Postgres = postgres;
        Database = new Database(database);
        File.WriteAllText(Slow, "");
    }

    public string Name { get; } = $"test-{Guid.NewGuid():N}";

    public RedisServer Redis { get; }

    public PostgresServer Postgres { get; }

    /// <summary>What the silos stored, read past them.</summary>
    public Database Database { get; }

    public IReadOnlyList<SiloProcess> Silos { get; private set; } = [];

    /// <summary>What to put before a program's name to run it where a client is.</summary>
    public IReadOnlyList<string> Beside => network?.Beside ?? [];

    public string Folder => folder.FullName;

    private string Slow => Path.Combine(folder.FullName, "slow");

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
        cluster.Silos = [.. Enumerable.Range(1, silos).Select(n => network is null ? cluster.NewSilo($"silo-{n}") : cluster.NewSilo($"silo-{n}", TestNetwork.AddressOf(n), network.On(n)))];
        foreach (var silo in cluster.Silos)
            silo.Start();
        await cluster.AllReady();
        return cluster;
    }

    public Task AllReady() => Task.WhenAll(Silos.Select(silo => silo.Ready)).WaitAsync(TimeSpan.FromMinutes(2));

    public SiloProcess Silo(string node) => Silos.Single(silo => silo.Name == node);

    public Task<SweepClient> ConnectAsync() => SweepClient.ConnectAsync(
        SweepClientOptions.ForCluster(Silos[0].Gateway, Name));

    /// <summary>Until now every epoch took its time, so that a test can do what it does while they train; the rest is trained as fast as can be.</summary>
    public void Hurry() => File.Delete(Slow);

    /// <summary>Runs <c>sweep run</c> on a study as a user would.</summary>
    public ClusterStudy Run(string spec) => new(this, Name, spec);

    /// <summary>What all silos have said, and what became of the attempts, for a test's message.</summary>
    public async Task<string> StoryAsync()
    {
        var said = Silos.SelectMany(silo => silo.Said.Where(IsMessage).TakeLast(40).Select(line => $"{silo.Name}: {line}"));
        var attempts = await Database.QueryAsync(
            """
            select t.number, a.attempt, a.node, coalesce(a.outcome, ''), a.started_at::time(1)::text, coalesce(a.ended_at::time(1)::text, ''), coalesce(t.died_on, '')
            from attempts a join trials t on t.id = a.trial order by a.started_at, t.number
            """,
            row => $"{row.GetInt32(0)}#{row.GetInt32(1)} on {row.GetString(2)}: {row.GetString(4)} to {row.GetString(5)} {row.GetString(3)}; died on: {row.GetString(6)}");
        return string.Join('\n', said.Concat(attempts));
    }

    /// <summary>True of a line that begins with its time, not of an exception's.</summary>
    private static bool IsMessage(string line) => line.Length > 0 && char.IsAsciiDigit(line[0]);

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A silo of this cluster on loopback, not started; with other settings where some are given.</summary>
    public SiloProcess NewSilo(string node, params IReadOnlyList<(string Name, string Value)> others) => NewSilo(node, IPAddress.Loopback, [], others);

    private SiloProcess NewSilo(string node, IPAddress address, IReadOnlyList<string> within, params IReadOnlyList<(string Name, string Value)> others)
    {
        var gateway = new IPEndPoint(address, LoopbackPort.Free());
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = Outputs.Faults,
            ["SWEEP_FAULT_SLOW"] = Slow,
            ["SWEEP_FAULT_SECONDS"] = Outage.Length.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            ["SWEEP_REDIS"] = network is null ? Redis.ConnectionString : Redis.SocketConnectionString,
            ["SWEEP_POSTGRES"] = $"{database};Application Name={node}",
            ["SWEEP_ADVERTISED_ADDRESS"] = address.ToString(),
            ["SWEEP_CLUSTER_NAME"] = Name,
            ["SWEEP_NODE_NAME"] = node,
            ["SWEEP_SILO_PORT"] = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture),
            ["SWEEP_GATEWAY_PORT"] = gateway.Port.ToString(CultureInfo.InvariantCulture),
            ["SWEEP_HTTP"] = "none",
            ["SWEEP_SLOTS"] = "1",
            ["SWEEP_CHECKPOINT_INTERVAL"] = "0",
            ["SWEEP_HOME"] = Path.Combine(folder.FullName, node),
        };
        foreach (var (setting, value) in others)
            settings[setting] = value;
        return new SiloProcess(node, gateway, settings, within);
    }
}
