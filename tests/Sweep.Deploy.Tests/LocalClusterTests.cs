namespace Sweep.Deploy.Tests;

[Collection(nameof(LocalScript))]
public sealed class LocalClusterTests
{
    private const string Study = """
        name: tiny
        method: grid
        metric: { name: val_accuracy, goal: maximize }
        parameters:
          dense_units: { values: [[4], [8]] }
          model: { value: pooling }
          epochs: { value: 1 }
        baseline: none
        seeds: 2
        """;

    [Fact]
    public async Task A_new_user_starts_a_cluster_runs_a_study_on_it_and_stops_it()
    {
        if (LocalScript.Missing() is { } missing)
            Assert.Skip(missing);
        var sweep = Repository.Built("Sweep.Cli", "sweep");
        using var folder = new TemporaryFolder();
        await using var local = new LocalScript(Repository.Root, ("SWEEP_SLOTS", "1"));

        var (code, output) = await local.Run("start");
        Assert.True(code == 0, output);
        var cluster = LocalScript.Gateway(output, "silo-1");

        (code, output) = await Tool.Run(sweep, ["nodes", "--json", "--cluster", cluster]);
        Assert.True(code == 0, output);
        Assert.All(["silo-1", "silo-2", "silo-3"], silo => Assert.Contains($"\"{silo}\"", output, StringComparison.Ordinal));

        File.WriteAllText(folder.File("tiny.yaml"), Study);
        (code, output) = await Tool.Run(sweep, ["run", folder.File("tiny.yaml"), "--cluster", cluster, "--out", folder.File("out")]);
        Assert.True(code == 0, output);
        Assert.Equal(1 + (2 * 2), File.ReadLines(folder.File("out/trials.csv")).Count());

        // Stopped and started again, the study is still there.
        var processes = local.Processes().Values;
        (code, output) = await local.Run("stop");
        Assert.True(code == 0, output);
        Assert.All(processes, process => Assert.False(LocalScript.Runs(process)));
        (code, output) = await local.Run("start");
        Assert.True(code == 0, output);
        (code, output) = await Tool.Run(sweep, ["list", "--cluster", LocalScript.Gateway(output, "silo-1")]);
        Assert.True(code == 0, output);
        Assert.Contains("tiny-1", output, StringComparison.Ordinal);
    }
}
