namespace Sweep.Cluster.Harness;

/// <summary>A study that a cluster runs for the sweep command, and what must hold of it in the end.</summary>
internal sealed class ClusterStudy : IDisposable
{
    private readonly TestCluster cluster;
    private readonly string spec;
    private readonly DirectoryInfo folder;
    private readonly Command command;

    public ClusterStudy(TestCluster cluster, string clusterName, string spec)
    {
        this.cluster = cluster;
        this.spec = spec;
        folder = Directory.CreateDirectory(Path.Combine(cluster.Folder, $"study-{Guid.NewGuid():N}"));
        File.WriteAllText(Path.Combine(folder.FullName, "study.yaml"), spec);
        command = new Command(
            cluster.Beside, Path.Combine(folder.FullName, "home"), folder.FullName, new Dictionary<string, string> { ["SWEEP_CLUSTER_NAME"] = clusterName },
            "run", "study.yaml", "--cluster", cluster.Silos[0].Gateway.ToString(), "--out", "out");
    }

    public bool HasEnded => command.HasEnded;

    /// <summary>
    /// Hurries, waits for the command's end, then asserts that tables and epochs are those of an undisturbed run, and that the
    /// store holds every trial and every epoch once.
    /// </summary>
    /// <param name="clocksAgree">False if an attempt's times are of clocks that differ, and cannot be compared.</param>
    /// <returns>What the command said while it ran.</returns>
    public async Task<string> EqualsUndisturbedAsync(bool clocksAgree = true)
    {
        cluster.Hurry();
        var (exitCode, said) = await command.WaitAsync();
        if (exitCode != 0)
            Assert.Fail($"exit code {exitCode}\n{said}\n{await cluster.StoryAsync()}");
        var expected = await Undisturbed.RunAsync(spec);
        var actual = StudyFiles.Read(Path.Combine(folder.FullName, "out"));
        Assert.Equal(expected.Tables, actual.Tables);
        Assert.Equal(expected.Epochs, actual.Epochs);

        // The header is a line too.
        Assert.Equal(expected.Epochs.Count - 1, await cluster.Database.EpochsAsync());
        Assert.Equal(0, await cluster.Database.CountAsync("select count(*) from trials where state <> 'completed'"));
        Assert.Equal(0, await cluster.Database.CountAsync("select count(*) from trials where steps <> last_step"));
        Assert.Equal(0, await cluster.Database.CountAsync(
            "select count(*) from trials t where (select count(*) from attempts a where a.trial = t.id and a.outcome = 'completed') <> 1"));
        if (clocksAgree)
            await NeverOversubscribedAsync();
        return said;
    }

    /// <summary>
    /// Hurries, waits for the command's end, then asserts that it failed one trial, and that all others are as in an undisturbed run.
    /// </summary>
    /// <returns>Why the trial failed.</returns>
    public async Task<string> EqualsUndisturbedButForAsync(int failed)
    {
        cluster.Hurry();
        var (exitCode, said) = await command.WaitAsync();
        if (exitCode != 1)
            Assert.Fail($"exit code {exitCode}\n{said}\n{await cluster.StoryAsync()}");
        var expected = await Undisturbed.RunAsync(spec);
        var actual = StudyFiles.Read(Path.Combine(folder.FullName, "out"));
        Assert.Equal(expected.Epochs.Where(line => !line.StartsWith($"{failed},", StringComparison.Ordinal)), actual.Epochs);
        Assert.Equal(actual.Epochs.Count - 1, await cluster.Database.EpochsAsync());
        Assert.Equal([failed], await cluster.Database.QueryAsync("select number from trials where state <> 'completed'", row => row.GetInt32(0)));
        await NeverOversubscribedAsync();
        return (await cluster.Database.QueryAsync("select error from trials where state = 'failed'", row => row.GetString(0))).Single();
    }

    /// <summary>
    /// Of a node with one slot, an attempt begins only after the last one has ended, or was given up by the coordinator
    /// when the node had died or been cut off.
    /// </summary>
    private async Task NeverOversubscribedAsync() => Assert.Empty(await cluster.Database.QueryAsync(
        """
        select t.number, a.node, a.attempt, b.attempt from attempts a join attempts b on a.node = b.node and (a.trial, a.attempt) <> (b.trial, b.attempt)
            join trials t on t.id = a.trial
        where a.outcome <> 'lost' and b.outcome <> 'lost' and b.started_at > a.started_at and b.started_at < a.ended_at
        """,
        row => $"trial {row.GetInt32(0)} on {row.GetString(1)}"));

    public void Dispose() => command.Dispose();
}
