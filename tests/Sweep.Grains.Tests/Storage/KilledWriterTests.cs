using System.Diagnostics;
using System.Globalization;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage;

/// <summary>A process that writes is killed, with no chance to clean up; what it was told is stored must be there.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private static readonly int Lives = TestLength.Of(brief: 4, full: 12);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_process_is_killed()
    {
        var random = new SeededRandom(7);
        var path = folder.File("sweep.db");
        for (var life = 1; life <= Lives; life++)
        {
            var study = $"life-{life}";
            var acknowledged = await RunUntilKilled(path, study, acknowledgements: 1 + (int)random.NextBelow(400));
            await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System);
            var stored = (await store.GetEpochs(study, 0, 0, int.MaxValue)).Select(e => (e.Trial, e.Metrics.Number)).ToHashSet();
            Assert.Empty(acknowledged.Except(stored));

            // An epoch and its checkpoint came together or not at all.
            foreach (var row in await store.GetTrials(study, 0, 100))
                Assert.Equal(row.Last?.Number ?? 0, await store.GetCheckpoint(row.Id) is { } checkpoint ? BitConverter.ToInt32(checkpoint) : 0);
        }
    }

    [Fact]
    public async Task A_store_in_use_by_another_process_is_refused_until_that_one_is_killed()
    {
        var path = folder.File("sweep.db");
        using var writer = Start(path, "life-1");
        await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<StoreException>(() => SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"in use by process {writer.Id}"), error.Message, StringComparison.Ordinal);
        writer.Kill();
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);

        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System);
        Assert.Equal(StudyState.Running, (await store.GetStudy("life-1"))?.State);
    }

    /// <summary>Kills the writer once it has printed that many acknowledgements; gives all that it printed.</summary>
    private static async Task<HashSet<(int Trial, int Epoch)>> RunUntilKilled(string path, string study, int acknowledgements)
    {
        using var writer = Start(path, study);
        var acknowledged = new HashSet<(int, int)>();
        string? previous = null;
        while (await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            // The last line may be cut off by the kill, so a line counts when the next one has come.
            if (previous?.Split(' ') is [var trial, var epoch])
                acknowledged.Add((int.Parse(trial, CultureInfo.InvariantCulture), int.Parse(epoch, CultureInfo.InvariantCulture)));
            if (acknowledged.Count == acknowledgements)
                writer.Kill();
            previous = line;
        }

        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(acknowledged.Count >= acknowledgements, await writer.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return acknowledged;
    }

    private static Process Start(string path, string study)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Sweep.StoreWriter.exe" : "Sweep.StoreWriter");
        return Process.Start(new ProcessStartInfo(program, [path, study]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
