using Microsoft.Data.Sqlite;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>The rows' columns in the order in which they are read.</summary>
internal static class Rows
{
    public const string Study = "id, spec, dataset, state, created_at, finished_at, trace";

    public const string Trial = """
        study, number, hyperparameters, seed_number, sweeps, state, attempt, failures, node, error, started_at, finished_at,
        parameters, epochs, seconds, last_epoch, last_train_loss, last_train_accuracy, last_val_loss, last_val_accuracy, last_seconds,
        died_on, engine, reused_from
        """;

    /// <summary>An absent number of epochs is the course's, as in <see cref="SpecJson.ReadHyperparameters"/>.</summary>
    public const string Standing = """
        study, number, sweeps, state, attempt, hyperparameters ->> '$.epochs',
        last_epoch, last_train_loss, last_train_accuracy, last_val_loss, last_val_accuracy, last_seconds, died_on, reused_from is not null
        """;

    public const string Attempt = "attempt, node, started_at, ended_at, outcome, error";

    public const string Epoch = "epoch, train_loss, train_accuracy, val_loss, val_accuracy, seconds";

    public static StudyRow ReadStudy(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Spec = SpecJson.ReadStudy(row.GetString(1)),
        Dataset = SpecJson.ReadDataset(row.GetString(2)),
        State = EnumName.Parse<StudyState>(row.GetString(3)),
        CreatedAt = row.Time(4),
        FinishedAt = row.TimeOrNull(5),
        Trace = row.TextOrNull(6),
    };

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
        Parameters = row.NumberOrNull(12),
        SecondsPerEpoch = row.GetInt64(13) is > 0 and var epochs ? row.Real(14) / epochs : null,
        Last = row.IsDBNull(15) ? null : ReadEpoch(row, 15),
        DiedOn = row.TextOrNull(21),
        Engine = row.TextOrNull(22),
        ReusedFrom = row.TextOrNull(23) is { } twin ? TrialId.Parse(twin, null) : null,
    };

    public static TrialStanding ReadStanding(SqliteDataReader row) => new(
        new TrialId(row.GetString(0), row.GetInt32(1)),
        row.GetInt64(2),
        EnumName.Parse<TrialState>(row.GetString(3)),
        row.GetInt32(4),
        row.IsDBNull(5) ? Hyperparameters.Default.Epochs : row.GetInt32(5),
        row.IsDBNull(6) ? null : ReadEpoch(row, 6),
        row.TextOrNull(12),
        row.GetBoolean(13));

    public static AttemptRow ReadAttempt(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.Time(2), row.TimeOrNull(3), row.TextOrNull(4), row.TextOrNull(5));

    public static EpochMetrics ReadEpoch(SqliteDataReader row) => ReadEpoch(row, 0);

    public static TrialEpoch ReadTrialEpoch(SqliteDataReader row) => new(row.GetInt32(0), ReadEpoch(row, 1));

    private static EpochMetrics ReadEpoch(SqliteDataReader row, int first) => new(
        row.GetInt32(first), row.Real(first + 1), row.Real(first + 2), row.Real(first + 3), row.Real(first + 4), row.Real(first + 5));
}
