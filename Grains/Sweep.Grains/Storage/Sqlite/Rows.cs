using Microsoft.Data.Sqlite;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>The rows' columns in the order in which they are read.</summary>
internal static class Rows
{
    public const string Study = "id, spec, dataset, state, created_at, finished_at, trace, metrics";

    public const string Trial = """
        study, number, hyperparameters, seed_number, sweeps, state, attempt, failures, node, error, started_at, finished_at,
        facts, steps, seconds, last_step, last_values, last_seconds, died_on, engine, reused_from
        """;

    /// <summary>An absent number of epochs is the course's, as in <see cref="SpecJson.ReadHyperparameters"/>.</summary>
    public const string Standing = """
        study, number, sweeps, state, attempt, hyperparameters ->> '$.epochs',
        last_step, last_values, last_seconds, died_on, reused_from is not null, coalesce(facts ->> '$.collapsed', 0) > 0
        """;

    public const string Attempt = "attempt, node, started_at, ended_at, outcome, error";

    public const string Step = "step, metrics, seconds";

    public static StudyRow ReadStudy(SqliteDataReader row) => new StudyColumns(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Time(4), row.TimeOrNull(5), row.TextOrNull(6), row.GetString(7)).Read();

    public static TrialRow ReadTrial(SqliteDataReader row) => new()
    {
        Id = new TrialId(row.GetString(0), row.GetInt32(1)),
        Hyperparameters = Configurations.Read(row.GetString(2)),
        SeedNumber = row.GetInt32(3),
        Sweeps = row.GetInt64(4),
        State = EnumName.Parse<TrialState>(row.GetString(5)),
        Attempt = row.GetInt32(6),
        Failures = row.GetInt32(7),
        Node = row.TextOrNull(8),
        Error = row.TextOrNull(9),
        StartedAt = row.TimeOrNull(10),
        FinishedAt = row.TimeOrNull(11),
        Facts = row.TextOrNull(12) is { } facts ? SpecJson.ReadFacts(facts) : TrialFacts.None,
        SecondsPerEpoch = row.GetInt64(13) is > 0 and var steps ? row.Real(14) / steps : null,
        Last = row.IsDBNull(15) ? null : ReadStep(row, 15),
        DiedOn = row.TextOrNull(18),
        Engine = row.TextOrNull(19),
        ReusedFrom = row.TextOrNull(20) is { } twin ? TrialId.Parse(twin, null) : null,
    };

    public static TrialStanding ReadStanding(SqliteDataReader row) => new(
        new TrialId(row.GetString(0), row.GetInt32(1)),
        row.GetInt64(2),
        EnumName.Parse<TrialState>(row.GetString(3)),
        row.GetInt32(4),
        row.IsDBNull(5) ? Hyperparameters.Default.Epochs : row.GetInt32(5),
        row.IsDBNull(6) ? null : ReadStep(row, 6),
        row.TextOrNull(9),
        row.GetBoolean(10),
        row.GetBoolean(11));

    public static AttemptRow ReadAttempt(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.Time(2), row.TimeOrNull(3), row.TextOrNull(4), row.TextOrNull(5));

    public static Step ReadStep(SqliteDataReader row) => ReadStep(row, 0);

    public static TrialEpoch ReadTrialEpoch(SqliteDataReader row) => new(row.GetInt32(0), ReadStep(row, 1));

    private static Step ReadStep(SqliteDataReader row, int first) =>
        new(row.GetInt32(first), row.Real(first + 2), row.Numbers(first + 1));
}
