using System.Diagnostics;
using System.Globalization;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>Whether large studies run as fast as small ones, and in how much memory.</summary>
internal static class ScaleRows
{
    private const int Small = 10_000;

    /// <summary>The least share of the small study's rate.</summary>
    private const double RateTarget = 0.8;

    /// <summary>Megabytes at most, of the whole process, which is client and silo in one.</summary>
    private const double MemoryTarget = 1500;

    public static async IAsyncEnumerable<BenchmarkRow> MeasureAsync(IReadOnlyList<int> sizes, int reports = 0, bool postgres = false)
    {
        await using var place = postgres ? await StorePlace.PostgresAsync() : StorePlace.Sqlite();
        // The first run compiles; it is not counted.
        await RateAsync(place, Small, reports);
        var small = await RateAsync(place, Small, reports);
        yield return new BenchmarkRow(Title(Small), small, "trials/s", "", null);
        foreach (var trials in sizes)
            yield return new BenchmarkRow(Title(trials), await RateAsync(place, trials, reports), "trials/s", Title(Small), small, RateTarget);
        using var process = Process.GetCurrentProcess();
        yield return new BenchmarkRow($"{Title(sizes[^1])}, peak memory", process.PeakWorkingSet64 / 1e6, "MB", "", null, MemoryTarget) { Aim = Aim.AtMost };
    }

    private static async Task<double> RateAsync(StorePlace place, int trials, int reports) =>
        trials / await new StudyRun(trials, reports, RateRows.Slots).MeasureAsync(place);

    private static string Title(int trials) => string.Create(CultureInfo.InvariantCulture, $"a study of {trials:#,0} trials");
}
