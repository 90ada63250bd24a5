using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Storage;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>A whole study, from its submission until the store holds the end of its last trial.</summary>
internal static class StudyRun
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    /// <returns>Seconds it took.</returns>
    public static async Task<double> MeasureAsync(ISweepStore store, ITrainer trainer, int trials, int reports, int slots)
    {
        var time = TimeProvider.System;
        await using var silo = await BenchmarkSilo.StartAsync(store, trainer, slots);
        var begun = time.GetTimestamp();
        await silo.Study.Submit(RandomStudy.Of(trials, Math.Max(1, reports)), RandomStudy.Dataset);
        using var beat = new PeriodicTimer(Beat, time);
        while ((await silo.Study.Get())!.State is StudyState.Running)
            await beat.WaitForNextTickAsync();
        var seconds = time.GetElapsedTime(begun).TotalSeconds;
        await CheckAsync(store, trials, reports);
        return seconds;
    }

    /// <summary>A rate counts only if every trial is there, once, with its lease, its epochs and its end.</summary>
    private static async Task CheckAsync(ISweepStore store, int trials, int reports)
    {
        const int Page = 10_000;
        var seen = 0;
        while (await store.GetStandings(RandomStudy.Id, seen, Page) is { Count: > 0 } page)
        {
            foreach (var trial in page)
            {
                if (trial.Id.Number != ++seen || trial.State is not TrialState.Completed || trial.Attempt != 1 || (trial.Last?.Epoch ?? 0) != reports)
                    throw new InvalidOperationException($"The benchmark is void: trial {trial.Id.Number} is {trial}.");
            }
        }

        if (seen != trials)
            throw new InvalidOperationException($"The benchmark is void: {seen} trials of {trials} are there.");
    }
}
