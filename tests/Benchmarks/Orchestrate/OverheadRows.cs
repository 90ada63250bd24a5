namespace Sweep.Benchmarks.Orchestrate;

/// <summary>
/// How much longer short trials take than their training. Ray's documentation ("Scalability and overhead benchmarks for
/// Ray Tune") gives 715 s for 10,000 trials of 1 s on 16 slots, where 625 s is the least; it was not run here.
/// </summary>
internal static class OverheadRows
{
    private const int Trials = 10_000;
    private const int Slots = 16;
    private const double RayTune = 100 * (715.0 / 625 - 1);

    /// <summary>Per cent at most.</summary>
    private const double Target = 3;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.1);

    public static async IAsyncEnumerable<BenchmarkRow> MeasureAsync()
    {
        await using var place = StorePlace.Sqlite();
        var least = Trials * Duration.TotalSeconds / Slots;
        // The first trials compile; they are not counted.
        await new StudyRun(Trials / 10, Reports: 0, Slots).MeasureAsync(place);
        var seconds = await new StudyRun(Trials, Reports: 0, Slots, Duration).MeasureAsync(place);
        yield return new BenchmarkRow("overhead, 10,000 trials of 0.1 s, 16 slots", 100 * (seconds / least - 1), "%", "Ray Tune, as published", RayTune, Target) { Aim = Aim.AtMost };
    }
}
