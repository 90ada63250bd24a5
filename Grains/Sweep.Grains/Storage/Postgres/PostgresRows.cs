using System.Runtime.InteropServices;
using Npgsql;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>The rows' columns in the order in which they are read.</summary>
internal static class PostgresRows
{
    public const string Study = "id, spec, dataset, state, created_at, finished_at, trace, metrics";

    /// <summary>Of <c>trials t</c>.</summary>
    public const string Trial = """
        t.study, t.number, t.hyperparameters, t.seed_number, t.sweeps, t.state, t.attempt, t.failures, t.node, t.error, t.started_at, t.finished_at,
        t.facts::text, t.steps, t.seconds, t.last_step, t.last_values, t.last_seconds, t.died_on, t.engine, t.reused_from
        """;

    /// <summary>Of <c>trials t</c>. An absent number of epochs is the course's, as in <see cref="SpecJson.ReadHyperparameters"/>.</summary>
    public const string Standing = """
        t.study, t.number, t.sweeps, t.state, t.attempt, (t.hyperparameters::json ->> 'epochs')::int,
        t.last_step, t.last_values, t.last_seconds, t.died_on, t.reused_from is not null, coalesce((t.facts ->> 'collapsed')::float8, 0) > 0
        """;

    public const string Attempt = "attempt, node, started_at, ended_at, outcome, error";

    public const string Step = "step, metrics, seconds";

    public static StudyRow ReadStudy(NpgsqlDataReader row) => new StudyColumns(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Time(row, 4)!.Value, Time(row, 5), Text(row, 6), row.GetString(7)).Read();

    public static TrialRow ReadTrial(NpgsqlDataReader row) => ReadTrial(row, 0);

    public static TrialRow ReadTrial(NpgsqlDataReader row, int first) => new()
    {
        Id = new TrialId(row.GetString(first), row.GetInt32(first + 1)),
        Hyperparameters = Configurations.Read(row.GetString(first + 2)),
        SeedNumber = row.GetInt32(first + 3),
        Sweeps = row.GetInt64(first + 4),
        State = EnumName.Parse<TrialState>(row.GetString(first + 5)),
        Attempt = row.GetInt32(first + 6),
        Failures = row.GetInt32(first + 7),
        Node = Text(row, first + 8),
        Error = Text(row, first + 9),
        StartedAt = Time(row, first + 10),
        FinishedAt = Time(row, first + 11),
        Facts = Text(row, first + 12) is { } facts ? SpecJson.ReadFacts(facts) : TrialFacts.None,
        SecondsPerEpoch = row.GetInt64(first + 13) is > 0 and var steps ? row.GetDouble(first + 14) / steps : null,
        Last = row.IsDBNull(first + 15) ? null : ReadStep(row, first + 15),
        DiedOn = Text(row, first + 18),
        Engine = Text(row, first + 19),
        ReusedFrom = Text(row, first + 20) is { } twin ? TrialId.Parse(twin, null) : null,
    };

    public static TrialStanding ReadStanding(NpgsqlDataReader row) => new(
        new TrialId(row.GetString(0), row.GetInt32(1)),
        row.GetInt64(2),
        EnumName.Parse<TrialState>(row.GetString(3)),
        row.GetInt32(4),
        row.IsDBNull(5) ? Hyperparameters.Default.Epochs : row.GetInt32(5),
        row.IsDBNull(6) ? null : ReadStep(row, 6),
        Text(row, 9),
        row.GetBoolean(10),
        row.GetBoolean(11));

    public static AttemptRow ReadAttempt(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), Time(row, 2)!.Value, Time(row, 3), Text(row, 4), Text(row, 5));

    public static Step ReadStep(NpgsqlDataReader row) => ReadStep(row, 0);

    public static TrialEpoch ReadTrialEpoch(NpgsqlDataReader row) => new(row.GetInt32(0), ReadStep(row, 1));

    private static Step ReadStep(NpgsqlDataReader row, int first) => new(
        row.GetInt32(first), row.GetDouble(first + 2), ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<double[]>(first + 1)));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column));
}
