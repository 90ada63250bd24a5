using Npgsql;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>The rows' columns in the order in which they are read.</summary>
internal static class PostgresRows
{
    public const string Study = "id, spec, dataset, state, created_at, finished_at, trace";

    /// <summary>Of <c>trials t</c>.</summary>
    public const string Trial = """
        t.study, t.number, t.hyperparameters, t.seed_number, t.sweeps, t.state, t.attempt, t.failures, t.node, t.error, t.started_at, t.finished_at,
        t.parameters, t.epochs, t.seconds, t.last_epoch, t.last_train_loss, t.last_train_accuracy, t.last_val_loss, t.last_val_accuracy, t.last_seconds,
        t.died_on, t.engine, t.reused_from
        """;

    /// <summary>Of <c>trials t</c>. An absent number of epochs is the course's, as in <see cref="SpecJson.ReadHyperparameters"/>.</summary>
    public const string Standing = """
        t.study, t.number, t.sweeps, t.state, t.attempt, (t.hyperparameters::json ->> 'epochs')::int,
        t.last_epoch, t.last_train_loss, t.last_train_accuracy, t.last_val_loss, t.last_val_accuracy, t.last_seconds, t.died_on, t.reused_from is not null
        """;

    public const string Attempt = "attempt, node, started_at, ended_at, outcome, error";

    public const string Epoch = "epoch, train_loss, train_accuracy, val_loss, val_accuracy, seconds";

    public static StudyRow ReadStudy(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        Spec = SpecJson.ReadStudy(row.GetString(1)),
        Dataset = SpecJson.ReadDataset(row.GetString(2)),
        State = EnumName.Parse<StudyState>(row.GetString(3)),
        CreatedAt = Time(row, 4)!.Value,
        FinishedAt = Time(row, 5),
        Trace = Text(row, 6),
    };

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
        Parameters = row.IsDBNull(first + 12) ? null : row.GetInt64(first + 12),
        SecondsPerEpoch = row.GetInt64(first + 13) is > 0 and var epochs ? row.GetDouble(first + 14) / epochs : null,
        Last = row.IsDBNull(first + 15) ? null : ReadEpoch(row, first + 15),
        DiedOn = Text(row, first + 21),
        Engine = Text(row, first + 22),
        ReusedFrom = Text(row, first + 23) is { } twin ? TrialId.Parse(twin, null) : null,
    };

    public static TrialStanding ReadStanding(NpgsqlDataReader row) => new(
        new TrialId(row.GetString(0), row.GetInt32(1)),
        row.GetInt64(2),
        EnumName.Parse<TrialState>(row.GetString(3)),
        row.GetInt32(4),
        row.IsDBNull(5) ? Hyperparameters.Default.Epochs : row.GetInt32(5),
        row.IsDBNull(6) ? null : ReadEpoch(row, 6),
        Text(row, 12),
        row.GetBoolean(13));

    public static AttemptRow ReadAttempt(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), Time(row, 2)!.Value, Time(row, 3), Text(row, 4), Text(row, 5));

    public static EpochMetrics ReadEpoch(NpgsqlDataReader row) => ReadEpoch(row, 0);

    public static TrialEpoch ReadTrialEpoch(NpgsqlDataReader row) => new(row.GetInt32(0), ReadEpoch(row, 1));

    private static EpochMetrics ReadEpoch(NpgsqlDataReader row, int first) => new(
        row.GetInt32(first), row.GetDouble(first + 1), row.GetDouble(first + 2), row.GetDouble(first + 3), row.GetDouble(first + 4), row.GetDouble(first + 5));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column));
}
