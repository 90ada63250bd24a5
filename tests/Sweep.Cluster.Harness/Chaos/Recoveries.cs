using System.Globalization;

namespace Sweep.Cluster.Harness.Chaos;

/// <param name="Fault">The kind of fault that struck the node.</param>
/// <param name="Took">From then until the trial ran again.</param>
internal sealed record Recovery(string Fault, TimeSpan Took);

/// <summary>How long trials of a lost node waited until they ran again, from the store and the times of the strikes.</summary>
internal static class Recoveries
{
    public static async Task<IReadOnlyList<Recovery>> ReadAsync(Database database, Strikes strikes)
    {
        var lost = await database.QueryAsync(
            """
            select a.node, a.started_at, a.ended_at, next.started_at from attempts a
                join attempts next on next.trial = a.trial and next.attempt = a.attempt + 1
            where a.outcome = 'lost'
            """,
            row => (Node: row.GetString(0), From: Time(row, 1), To: Time(row, 2), Next: Time(row, 3)));
        return
        [
            .. from attempt in lost
               let strike = strikes.Behind(attempt.Node, attempt.From, attempt.To)
               where strike is not null
               select new Recovery(strike.Fault, attempt.Next - strike.At),
        ];
    }

    /// <summary>A line for each kind of fault: how many, median, 90th percentile and worst.</summary>
    public static IEnumerable<string> Describe(IEnumerable<Recovery> recoveries) =>
        from recovery in recoveries
        group recovery.Took.TotalSeconds by recovery.Fault into kind
        orderby kind.Key
        let sorted = kind.Order().ToList()
        select string.Create(
            CultureInfo.InvariantCulture,
            $"recovered after {kind.Key}: {sorted.Count}, median {Quantile(sorted, 0.5):0.0} s, 90 % within {Quantile(sorted, 0.9):0.0} s, worst {sorted[^1]:0.0} s");

    /// <summary>The smallest value that at least this share of them does not exceed.</summary>
    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static DateTimeOffset Time(Npgsql.NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);
}
