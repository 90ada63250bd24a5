using System.Globalization;
using Sweep.Testing;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>Trials a second with each store, beside Optuna's random search over the same two parameters.</summary>
internal static class RateRows
{
    public const int Slots = 128;

    private const int Rounds = 3;

    private static readonly (int Reports, int Trials, double Sqlite, double Postgres)[] Cases = [(0, 20_000, 10_000, 8_000), (5, 5_000, 2_500, 2_000)];

    public static async IAsyncEnumerable<BenchmarkRow> MeasureAsync()
    {
        await using var sqlite = StorePlace.Sqlite();
        await using var postgres = PostgresServer.Missing is null ? await StorePlace.PostgresAsync() : null;
        foreach (var (reports, trials, sqliteTarget, postgresTarget) in Cases)
        {
            var run = new StudyRun(trials, reports, Slots);
            yield return Measure(run, sqlite, OptunaPeer.Sqlite, sqliteTarget);
            yield return Measure(run, sqlite, OptunaPeer.InMemory, sqliteTarget);
            yield return postgres is null
                ? new BenchmarkRow(Title(run, "PostgreSQL"), null, "trials/s", PostgresServer.Missing!, null, postgresTarget) { Aim = Aim.AtLeast }
                : Measure(run, postgres, OptunaPeer.InMemory, postgresTarget);
        }
    }

    private static BenchmarkRow Measure(StudyRun run, StorePlace place, OptunaPeer peer, double target)
    {
        double Ours() => run.Trials / run.MeasureAsync(place).GetAwaiter().GetResult();

        // The first run compiles; it is not counted.
        Ours();
        var missing = OptunaPeer.Missing;
        var (ours, theirs, ratio) = Medians.InTurn(Rounds, Ours, () => missing is null ? peer.TrialsPerSecond(run.Reports) : double.NaN);
        return new BenchmarkRow(Title(run, place.Name), ours, "trials/s", missing ?? peer.Name, missing is null ? theirs : null, target) { Aim = Aim.AtLeast, Ratio = missing is null ? ratio : null };
    }

    private static string Title(StudyRun run, string store) =>
        string.Create(CultureInfo.InvariantCulture, $"trials, {store}, {run.Reports} reports");
}
