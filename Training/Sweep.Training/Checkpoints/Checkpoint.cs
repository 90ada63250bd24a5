using System.Globalization;
using System.Text.Json;
using Sweep.Contracts.Specs;

namespace Sweep.Training.Checkpoints;

/// <summary>
/// A training's whole state after an epoch, in one safetensors file: the weights now (<c>model.…</c>), what the
/// optimiser remembers (<c>optimizer.…</c>), the best epoch's weights (<c>best.…</c>), after the last epoch the answers to the
/// validation rows (<c>answers.…</c>), and, as metadata, configuration,
/// vocabulary, labels and counters. Shuffles and dropout masks are drawn from seeds of their epoch, so there is no
/// generator to keep.
/// </summary>
public sealed record Checkpoint
{
    private const string Format = "sweep-checkpoint-1";
    private const string ModelPrefix = "model.", OptimizerPrefix = "optimizer.", BestPrefix = "best.";

    public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>The tokenizer's words in order of their index.</summary>
    public required IReadOnlyList<string> Vocabulary { get; init; }

    public required string NegativeLabel { get; init; }
    public required string PositiveLabel { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epoch { get; init; }

    /// <summary>The optimiser's steps.</summary>
    public required long Steps { get; init; }

    /// <summary>The epoch with the lowest validation loss so far, and that loss.</summary>
    public required int BestEpoch { get; init; }

    public required double BestLoss { get; init; }

    /// <summary>The best epoch's validation accuracy; null in files of versions that did not keep it.</summary>
    public double? BestAccuracy { get; init; }

    public required IReadOnlyList<NamedArray> Model { get; init; }
    public required IReadOnlyList<NamedArray> Optimizer { get; init; }
    public required IReadOnlyList<NamedArray> Best { get; init; }

    /// <summary>The last epoch's answers; null before it, and in files of versions that did not keep them.</summary>
    public ValidationAnswers? Answers { get; init; }

    public byte[] ToBytes() => new SafeTensors(
        [
            .. Prefixed(Model, ModelPrefix), .. Prefixed(Optimizer, OptimizerPrefix), .. Prefixed(Best, BestPrefix),
            .. Answers is null ? Enumerable.Empty<NamedArray>() : [Answers.Floats],
        ],
        Metadata())
    {
        Integers = Answers?.Integers ?? [],
    }.ToBytes();

    private Dictionary<string, string> Metadata()
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["hyperparameters"] = HyperparametersJson.Write(Hyperparameters),
            ["vocabulary"] = JsonSerializer.Serialize(Vocabulary),
            ["labels"] = JsonSerializer.Serialize(new[] { NegativeLabel, PositiveLabel }),
            ["epoch"] = Epoch.ToString(CultureInfo.InvariantCulture),
            ["steps"] = Steps.ToString(CultureInfo.InvariantCulture),
            ["best_epoch"] = BestEpoch.ToString(CultureInfo.InvariantCulture),
            ["best_loss"] = BestLoss.ToString("R", CultureInfo.InvariantCulture),
        };
        if (BestAccuracy is { } accuracy)
            metadata["best_accuracy"] = accuracy.ToString("R", CultureInfo.InvariantCulture);
        return metadata;
    }

    /// <exception cref="InvalidDataException">The bytes are no checkpoint of this version; says why.</exception>
    public static Checkpoint Read(byte[] bytes)
    {
        var file = SafeTensorsReader.Read(bytes);
        if (file.Metadata.GetValueOrDefault("format") is not Format)
            throw new InvalidDataException($"The file is no {Format}.");
        try
        {
            var labels = JsonSerializer.Deserialize<string[]>(file.Metadata["labels"])!;
            return new Checkpoint
            {
                Hyperparameters = HyperparametersJson.Read(file.Metadata["hyperparameters"]),
                Vocabulary = JsonSerializer.Deserialize<string[]>(file.Metadata["vocabulary"])!,
                NegativeLabel = labels[0],
                PositiveLabel = labels[1],
                Epoch = int.Parse(file.Metadata["epoch"], CultureInfo.InvariantCulture),
                Steps = long.Parse(file.Metadata["steps"], CultureInfo.InvariantCulture),
                BestEpoch = int.Parse(file.Metadata["best_epoch"], CultureInfo.InvariantCulture),
                BestLoss = double.Parse(file.Metadata["best_loss"], CultureInfo.InvariantCulture),
                BestAccuracy = file.Metadata.TryGetValue("best_accuracy", out var accuracy) ? double.Parse(accuracy, CultureInfo.InvariantCulture) : null,
                Model = Unprefixed(file.Tensors, ModelPrefix),
                Optimizer = Unprefixed(file.Tensors, OptimizerPrefix),
                Best = Unprefixed(file.Tensors, BestPrefix),
                Answers = ValidationAnswers.Find(file),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or JsonException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            throw new InvalidDataException($"The checkpoint's metadata are damaged: {e.Message}", e);
        }
    }

    private static IEnumerable<NamedArray> Prefixed(IEnumerable<NamedArray> arrays, string prefix) =>
        arrays.Select(a => a with { Name = prefix + a.Name });

    private static List<NamedArray> Unprefixed(IEnumerable<NamedArray> arrays, string prefix) =>
        [.. arrays.Where(a => a.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(a => a with { Name = a.Name[prefix.Length..] })];
}
