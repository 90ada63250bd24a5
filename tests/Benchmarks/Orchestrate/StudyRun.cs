using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>A whole study, from its submission until the store holds the end of its last trial.</summary>
/// <param name="Trials">How many.</param>
/// <param name="Reports">Epochs each reports.</param>
/// <param name="Slots">How many run at once.</param>
/// <param name="Duration">How long each takes.</param>
internal sealed record StudyRun(int Trials, int Reports, int Slots, TimeSpan Duration = default)
{
    /// <summary>Whether calls between grains carry the trace that they are part of.</summary>
    public bool Traced { get; init; }

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    /// <returns>Seconds it took.</returns>
    public async Task<double> MeasureAsync(StorePlace place)
    {
        var time = TimeProvider.System;
        await using var store = await place.OpenAsync();
        await using var silo = await BenchmarkSilo.StartAsync(store, new EmptyTrainer(Reports, Duration), Slots, Traced);
        var begun = time.GetTimestamp();
        await silo.Study.Submit(RandomStudy.Of(Trials, Math.Max(1, Reports)), RandomStudy.Dataset);
        using var beat = new PeriodicTimer(Beat, time);
        while ((await silo.Study.Get())!.State is StudyState.Running)
            await beat.WaitForNextTickAsync();
        var seconds = time.GetElapsedTime(begun).TotalSeconds;
        await CheckAsync(store);
        return seconds;
    }

    /// <summary>A figure counts only if every trial is there, run once, with its epochs and its end.</summary>
    private async Task CheckAsync(ISweepStore store)
    {
        const int Page = 10_000;
        var seen = 0;
        while (await store.GetStandings(RandomStudy.Id, seen, Page) is { Count: > 0 } page)
        {
            foreach (var trial in page)
            {
                if (trial.Id.Number != ++seen || trial.State is not TrialState.Completed || trial.Attempt != 1 || (trial.Last?.Number ?? 0) != Reports)
                    throw new InvalidOperationException($"This measurement counts for nothing: {trial}.");
            }
        }

        if (seen != Trials)
            throw new InvalidOperationException($"This measurement counts for nothing: {seen} trials of {Trials} are there.");
    }
}
