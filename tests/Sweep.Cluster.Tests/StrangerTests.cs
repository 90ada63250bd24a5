using Sweep.Cluster.Harness;
using Sweep.Contracts.Grains;

namespace Sweep.Cluster.Tests;

/// <summary>Silos and commands that do not belong to the cluster they knock at.</summary>
public sealed class StrangerTests
{
    private const string RightStore = "keeps its studies in another database than Postgres (SWEEP_POSTGRES in the environment)";

    [Fact]
    public async Task A_silo_with_another_store_or_with_anothers_store_does_not_join()
    {
        await using var cluster = await TestCluster.StartAsync(silos: 1);
        await using var otherStore = cluster.NewSilo("other-store", ("SWEEP_POSTGRES", await cluster.Postgres.CreateDatabaseAsync()));
        await using var otherName = cluster.NewSilo("other-name", ("SWEEP_CLUSTER_NAME", "staging"));
        otherStore.Start();
        otherName.Start();

        Assert.Equal(2, await FirstEndAsync(otherStore));
        Assert.Equal(2, await FirstEndAsync(otherName));
        Assert.Contains($"Cluster '{cluster.Name}' {RightStore}", Said(otherStore), StringComparison.Ordinal);
        Assert.Contains($"is that of cluster '{cluster.Name}', and this silo is one of cluster 'staging', ClusterName (SWEEP_CLUSTER_NAME in the environment)", Said(otherName), StringComparison.Ordinal);
        foreach (var stranger in (SiloProcess[])[otherStore, otherName])
        {
            Assert.DoesNotContain("Password", Said(stranger), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", Said(stranger), StringComparison.Ordinal);
        }

        await using var client = await cluster.ConnectAsync();
        Assert.Equal(["silo-1"], (await client.GetNodesAsync()).Select(node => node.Node));
    }

    [Fact]
    public async Task A_command_for_a_cluster_of_another_name_is_told_what_to_set()
    {
        await using var cluster = await TestCluster.StartAsync(silos: 1);

        var said = await NodesAsync(cluster.Folder, cluster.Silos[0].Gateway.Port, "staging");

        Assert.Contains($"does not answer as a silo of the cluster 'staging'. SWEEP_CLUSTER_NAME says which cluster is meant.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_of_another_version_is_told_both()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-old-");
        try
        {
            await using var old = await OldSilo.StartAsync();

            var said = await NodesAsync(folder.FullName, old.GatewayPort, "sweep");

            Assert.Contains($"is of version 0.0.1 and speaks protocol {OldSilo.Protocol}; this program speaks protocol {ClusterProtocol.Version}.", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<int> FirstEndAsync(SiloProcess silo) => silo.FirstEnd.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private static string Said(SiloProcess silo) => string.Join('\n', silo.Said);

    /// <summary>Runs <c>sweep nodes</c>, which must end with exit code 3, the place and no stack trace.</summary>
    private static async Task<string> NodesAsync(string folder, int gatewayPort, string clusterName)
    {
        var address = $"127.0.0.1:{gatewayPort}";
        using var command = new Command(
            Path.Combine(folder, "home"), folder, new Dictionary<string, string> { ["SWEEP_CLUSTER_NAME"] = clusterName }, "nodes", "--cluster", address);
        var (exitCode, said) = await command.WaitAsync();

        Assert.True(exitCode == 3, $"exit code {exitCode}\n{said}");
        Assert.Contains(address, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        return said;
    }
}
