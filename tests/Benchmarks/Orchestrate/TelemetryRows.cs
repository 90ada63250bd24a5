using System.Globalization;
using Sweep.Testing;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>
/// What it costs to be watched: the same studies with and without, in turn. Counted in this process's processor time, which
/// is what there is less of, and which other programs of the machine do not change much.
/// </summary>
internal static class TelemetryRows
{
    /// <summary>The least share of the rate that must be left.</summary>
    private const double Target = 0.95;

    private const int Rounds = 3;

    /// <summary>Trials that do nothing show the most that metrics can cost; ones of a tenth of a second, what users feel.</summary>
    private static readonly (string Watched, StudyRun Run, string? Traced)[] Cases =
    [
        ("metrics", new StudyRun(5000, Reports: 5, RateRows.Slots), null),
        ("metrics and one trace in a hundred", new StudyRun(5000, Reports: 5, RateRows.Slots), "0.01"),
        ("metrics and every trace", new StudyRun(1000, Reports: 5, Slots: 16, TimeSpan.FromSeconds(0.1)), "1"),
    ];

    public static async IAsyncEnumerable<BenchmarkRow> MeasureAsync()
    {
        await using var place = StorePlace.Sqlite();
        foreach (var (watched, run, traced) in Cases)
        {
            double Without() => TrialsPerProcessorSecond(run, place);

            double With()
            {
                using var watch = new WatchedRun(LoopbackPort.Free(), traced);
                return TrialsPerProcessorSecond(run with { Traced = traced is not null }, place);
            }

            // The first runs compile; they are not counted.
            Without();
            With();
            var (with, without, ratio) = Medians.InTurn(Rounds, With, Without);
            var length = run.Duration > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"of {run.Duration.TotalSeconds} s") : "that do nothing";
            yield return new BenchmarkRow($"trials {length}, SQLite, {run.Reports} reports, {watched}", with, "trials/CPU s", "not watched", without, Target) { Ratio = ratio };
        }
    }

    private static double TrialsPerProcessorSecond(StudyRun run, StorePlace place)
    {
        var before = Environment.CpuUsage.TotalTime;
        run.MeasureAsync(place).GetAwaiter().GetResult();
        return run.Trials / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
