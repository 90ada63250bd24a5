using System.Text.Json.Nodes;
using Sweep.Client;
using Sweep.Contracts;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Testing;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>Every process is killed with kill -9, at several moments, and the study resumed each time.</summary>
public sealed class KilledStudyTests : IDisposable
{
    private const int Epochs = 8;

    private static readonly int Kills = TestLength.Of(brief: 6, full: 20);

    private readonly SweepHomeFolder killed = new();
    private readonly SweepHomeFolder undisturbed = new();

    public void Dispose()
    {
        killed.Dispose();
        undisturbed.Dispose();
    }

    [Fact]
    public async Task Nothing_stored_is_lost_and_the_tables_are_those_of_an_undisturbed_run()
    {
        (await undisturbed.RunAsync("run", undisturbed.File("toy.yaml", ToyStudy.Spec(Epochs)), "--out", "out")).Expect(0);

        var random = new SeededRandom(20);
        var stored = new Dictionary<(int Trial, int Epoch), Step>();
        string[] command = ["run", killed.File("toy.yaml", ToyStudy.Spec(Epochs)), "--out", "out"];
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var life = killed.Start(command);
            // The study must be there before it can be resumed; after that, some lives end before they train at all.
            var moment = kill > 1 && kill % 5 == 0 ? 0 : 1 + (int)random.NextBelow(4);
            await WatchUntilAsync(life, stored, stored.Count + moment);
            Assert.False(life.HasEnded, $"the study ended before kill {kill}; it is too short");
            await life.KillAllAsync();
            // The killed silo left its address; the next life's is the one to watch.
            File.Delete(SweepHome.GatewayFile(killed.Home));
            command = ["resume", "toy-1", "--out", "out"];
        }

        (await killed.RunAsync(command)).Expect(0);

        await AssertStoredAsync(stored);
        Assert.Equal(ToyStudy.WithoutTimings(Read(undisturbed, "tables.json")), ToyStudy.WithoutTimings(Read(killed, "tables.json")));
        Assert.Equal(WithoutSeconds(Read(undisturbed, "epochs.csv")), WithoutSeconds(Read(killed, "epochs.csv")));
    }

    /// <summary>Notes every epoch the store holds, until there are as many as wanted.</summary>
    private async Task WatchUntilAsync(SweepProcess life, Dictionary<(int, int), Step> stored, int wanted)
    {
        await using var client = await killed.ConnectAsync();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!life.HasEnded)
        {
            var now = await ReadAsync(client);
            foreach (var (key, metrics) in stored)
                Assert.Equal(metrics, now.GetValueOrDefault(key));
            foreach (var (key, metrics) in now)
                stored[key] = metrics;
            if (stored.Count >= wanted)
                return;
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task AssertStoredAsync(Dictionary<(int Trial, int Epoch), Step> stored)
    {
        var lines = (await killed.RunAsync("export", "toy-1", "--epochs", "--format", "jsonl")).Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var now = lines.Select(line => JsonNode.Parse(line)!).ToDictionary(
            e => ((int)e["trial"]!, (int)e["epoch"]!),
            e => TextSteps.Of(
                (int)e["epoch"]!, (double)e["train_loss"]!, (double)e["train_accuracy"]!, (double)e["val_loss"]!, (double)e["val_accuracy"]!, (double)e["seconds"]!));

        Assert.Equal(ToyStudy.Trials * Epochs, now.Count);
        foreach (var (key, metrics) in stored)
            Assert.Equal(metrics, now[key]);
    }

    private static async Task<Dictionary<(int Trial, int Epoch), Step>> ReadAsync(SweepClient client)
    {
        var epochs = new Dictionary<(int, int), Step>();
        await foreach (var epoch in client.GetEpochsAsync("toy-1"))
            epochs[(epoch.Trial, epoch.Metrics.Number)] = epoch.Metrics;
        return epochs;
    }

    private static string Read(SweepHomeFolder home, string file) => File.ReadAllText(Path.Combine(home.Work, "out", file));

    /// <summary>Seconds are the last column.</summary>
    private static IEnumerable<string> WithoutSeconds(string csv) =>
        csv.Split('\n').Where(line => line.Length > 0).Select(line => line[..line.LastIndexOf(',')]);
}
