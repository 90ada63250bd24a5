using Sweep.Client.Tests.Harness;
using Sweep.Testing;

namespace Sweep.Client.Tests.Sample;

/// <summary>What README shows to programmers.</summary>
public sealed class BestConfigurationSampleTests(EmbeddedSilo silo)
{
    [Fact]
    public async Task It_gives_the_configuration_with_the_best_mean()
    {
        var best = await BestConfigurationSample.FindBestAsync(silo.Address, silo.Write("toy.yaml", Studies.Toy()));

        await using var client = await silo.ConnectAsync();
        var trials = await client.GetTrialsAsync(best.BestTrial.Study).ToListAsync(TestContext.Current.CancellationToken);
        var means = trials.GroupBy(t => t.Hyperparameters.Units[0], (units, seeds) => (units, Mean: seeds.Average(t => t.Last!.ValAccuracy)));
        Assert.Equal(means.Max(m => m.Mean), best.Mean, 12);
        Assert.Contains(means, m => m.units == best.Hyperparameters.Units[0] && Math.Abs(m.Mean - best.Mean) < 1e-12);
    }

    [Fact]
    public void It_is_what_README_shows()
    {
        var lines = File.ReadLines(Path.Combine(Root, "tests/Sweep.Client.Tests/Sample/BestConfigurationSample.cs"))
            .SkipWhile(line => !line.Contains("static async Task", StringComparison.Ordinal)).SkipLast(1).Select(line => line[4..]).ToList();

        Assert.InRange(lines.Count, 3, 10);
        Assert.Contains($"```csharp\n{string.Join('\n', lines)}\n```\n", File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
