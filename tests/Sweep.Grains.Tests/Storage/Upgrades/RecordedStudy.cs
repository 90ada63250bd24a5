using System.Text.Json;

namespace Sweep.Grains.Tests.Storage.Upgrades;

/// <summary>A study as the tables of the earlier store hold it, read with SQL alone.</summary>
internal sealed record RecordedStudy(
    string Study,
    string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    string Name,
    int Seeds,
    long Seed,
    IReadOnlyList<string> Sweeps,
    string Source,
    RecordedDataset Dataset,
    IReadOnlyList<RecordedTrial> Trials);

internal sealed record RecordedDataset(string Name, int Rows, int Positive, string Fingerprint);

/// <param name="Fingerprint">Sixteen bytes, hexadecimal.</param>
/// <param name="Epochs">Epoch, training loss and accuracy, validation loss and accuracy, seconds.</param>
internal sealed record RecordedTrial(
    int Number,
    int Seed,
    long Sweeps,
    string State,
    int Attempt,
    int Failures,
    string? Node,
    string? DiedOn,
    string? Fingerprint,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    long? Parameters,
    string? Engine,
    string? ReusedFrom,
    string? Error,
    IReadOnlyDictionary<string, JsonElement> Hyperparameters,
    IReadOnlyList<RecordedLayer>? Model,
    IReadOnlyList<RecordedAttempt> Attempts,
    RecordedCheckpoint? Checkpoint,
    IReadOnlyList<IReadOnlyList<double>> Epochs);

internal sealed record RecordedLayer(string Name, string OutputShape, long Parameters);

internal sealed record RecordedAttempt(
    int Attempt, string Node, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome, string? Error);

internal sealed record RecordedCheckpoint(string Owner, int Bytes, string Sha256);
