using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sweep.Contracts.Specs;

/// <summary>
/// Every hyperparameter there is, in the order documents list them. Parsing, validation, exports and help all read
/// this one table.
/// </summary>
public static class HyperparameterSchema
{
    public static IReadOnlyList<HyperparameterDefinition> All { get; } =
    [
        Choice("model", "what reads the sequence", h => h.Model, (h, v) => h with { Model = v }),
        Flag("bidirectional", "recurrent layers read in both directions", h => h.Bidirectional, (h, v) => h with { Bidirectional = v }),
        IntegerList("units", 1, 4096, "units of each recurrent layer", h => h.Units, (h, v) => h with { Units = v }),
        new("depth", ValueKind.Integer, 1, 16, [], "recurrent layers; by default as many as units lists",
            h => h.Depth is { } depth ? ParameterValue.From(depth) : ParameterValue.Null,
            (h, v) => h with { Depth = v.IsNull ? null : (int)v.AsNumber()! }) { Nullable = true },
        IntegerList("dense_units", 1, 4096, "units of each dense layer before the output", h => h.DenseUnits, (h, v) => h with { DenseUnits = v }),
        Choice("activation", "activation of the dense layers", h => h.Activation, (h, v) => h with { Activation = v }),
        Real("dropout", 0, 1, "share of values dropped after each recurrent layer", h => h.Dropout, (h, v) => h with { Dropout = v }, maxExclusive: true),
        Integer("embedding_dim", 1, 4096, "numbers in a word's vector", h => h.EmbeddingDim, (h, v) => h with { EmbeddingDim = v }),
        Integer("vocab_size", 3, 1_000_000, "rows of the embedding, padding and unknown included", h => h.VocabSize, (h, v) => h with { VocabSize = v }),
        Integer("max_length", 1, 10_000, "words a text is padded or cut to", h => h.MaxLength, (h, v) => h with { MaxLength = v }),
        Choice("padding", "side that short texts are padded on", h => h.Padding, (h, v) => h with { Padding = v }),
        Choice("truncating", "side that long texts are cut on", h => h.Truncating, (h, v) => h with { Truncating = v }),
        Flag("mask_padding", "leave padding out of the computation", h => h.MaskPadding, (h, v) => h with { MaskPadding = v }),
        Integer("batch_size", 1, 65_536, "rows a step", h => h.BatchSize, (h, v) => h with { BatchSize = v }),
        Integer("epochs", 1, 100_000, "passes over the training rows", h => h.Epochs, (h, v) => h with { Epochs = v }),
        Choice("optimizer", "how weights follow gradients", h => h.Optimizer, (h, v) => h with { Optimizer = v }),
        Real("learning_rate", 0, 10, "step size", h => h.LearningRate, (h, v) => h with { LearningRate = v }, minExclusive: true),
        Real("validation_split", 0, 1, "share of rows held out", h => h.ValidationSplit, (h, v) => h with { ValidationSplit = v }, minExclusive: true, maxExclusive: true),
    ];

    private static readonly Dictionary<string, HyperparameterDefinition> ByKey = All.ToDictionary(d => d.Key, StringComparer.Ordinal);

    /// <summary>The definition of a key, or null if there is no such hyperparameter.</summary>
    public static HyperparameterDefinition? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>A copy of <paramref name="start"/> with the assignments made; their values must have passed the definitions' checks.</summary>
    /// <exception cref="KeyNotFoundException">A key is no hyperparameter.</exception>
    public static Hyperparameters Apply(Hyperparameters start, IEnumerable<Assignment> assignments) =>
        assignments.Aggregate(start, (h, a) => ByKey[a.Key].Set(h, a.Value));

    /// <summary>
    /// The same model written one way: what the model does not use takes its default, and depth is spelled out in units.
    /// So pooling with and without bidirectional is one configuration, and depth 2 with units [64] is units [64, 64].
    /// </summary>
    public static Hyperparameters Canonical(Hyperparameters h)
    {
        var defaults = Hyperparameters.Default;
        return h.Model switch
        {
            ModelKind.Lstm or ModelKind.Gru or ModelKind.SimpleRnn => h with { Units = LayerUnits(h), Depth = null },
            ModelKind.Conv1d => h with { Units = [h.Units[0]], Depth = null, Bidirectional = false, MaskPadding = false },
            ModelKind.Pooling => h with { Units = defaults.Units, Depth = null, Bidirectional = false },
            _ => h with { Units = defaults.Units, Depth = null, Bidirectional = false, MaskPadding = false },
        };
    }

    /// <summary>The canonical configuration as text, one <c>key=value</c> for each hyperparameter: what trials are told apart by.</summary>
    public static string CanonicalKey(Hyperparameters h)
    {
        var canonical = Canonical(h);
        var text = new StringBuilder();
        foreach (var definition in All)
            text.Append(text.Length == 0 ? "" : ";").Append(definition.Key).Append('=').Append(definition.Get(canonical).Json);
        return text.ToString();
    }

    /// <summary>Units of each recurrent layer, depth applied: the last entry repeats, or the list is cut.</summary>
    public static ImmutableArray<int> LayerUnits(Hyperparameters h)
    {
        var depth = h.Depth ?? h.Units.Length;
        return [.. Enumerable.Range(0, depth).Select(layer => h.Units[Math.Min(layer, h.Units.Length - 1)])];
    }

    /// <summary>A hyperparameter's value as tables show it: depth is the layers there really are.</summary>
    /// <exception cref="KeyNotFoundException">The key is no hyperparameter.</exception>
    public static ParameterValue ValueOf(Hyperparameters h, string key) =>
        key == "depth" ? ParameterValue.From(LayerUnits(h).Length) : ByKey[key].Get(h);

    /// <summary>The name of an enum's member in specs: <c>SimpleRnn</c> is <c>simple_rnn</c>.</summary>
    public static string NameOf<TEnum>(TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    internal static string? Check(HyperparameterDefinition definition, ParameterValue value)
    {
        if (value.IsNull)
            return definition.Nullable ? null : $"{definition.Key} needs a value: {Expected(definition)}.";

        var fine = definition.Kind switch
        {
            ValueKind.Integer => value.AsNumber() is { } n && n == Math.Floor(n) && InRange(definition, n),
            ValueKind.Real => value.AsNumber() is { } n && InRange(definition, n),
            ValueKind.Flag => value.Json is "true" or "false",
            ValueKind.Choice => value.Json.StartsWith('"') && definition.Choices.Contains(value.ToString()),
            ValueKind.IntegerList => ReadList(value) is { } list && list.All(n => InRange(definition, n)) && (list.Length > 0 || definition.Key == "dense_units"),
            _ => false,
        };
        return fine ? null : $"{definition.Key} is {Expected(definition)}, not {value}.";
    }

    /// <summary>What values a hyperparameter takes, in words.</summary>
    public static string Expected(HyperparameterDefinition definition)
    {
        var range = string.Create(CultureInfo.InvariantCulture,
            $"from {(definition.MinExclusive ? "above " : "")}{definition.Min} to {(definition.MaxExclusive ? "below " : "")}{definition.Max}");
        return definition.Kind switch
        {
            ValueKind.Integer => $"a whole number {range}",
            ValueKind.Real => $"a number {range}",
            ValueKind.Flag => "true or false",
            ValueKind.Choice => $"one of {string.Join(", ", definition.Choices)}",
            _ => $"a list of whole numbers {range}, such as {definition.Get(Hyperparameters.Default)}",
        };
    }

    private static bool InRange(HyperparameterDefinition d, double n) =>
        (d.MinExclusive ? n > d.Min : n >= d.Min) && (d.MaxExclusive ? n < d.Max : n <= d.Max);

    private static ImmutableArray<int>? ReadList(ParameterValue value)
    {
        if (!value.Json.StartsWith('['))
            return null;
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<int>>(value.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HyperparameterDefinition Integer(
        string key, int min, int max, string summary, Func<Hyperparameters, int> get, Func<Hyperparameters, int, Hyperparameters> set) =>
        new(key, ValueKind.Integer, min, max, [], summary, h => ParameterValue.From(get(h)), (h, v) => set(h, (int)v.AsNumber()!));

    private static HyperparameterDefinition Real(
        string key, double min, double max, string summary, Func<Hyperparameters, double> get, Func<Hyperparameters, double, Hyperparameters> set,
        bool minExclusive = false, bool maxExclusive = false) =>
        new(key, ValueKind.Real, min, max, [], summary, h => ParameterValue.From(get(h)), (h, v) => set(h, v.AsNumber()!.Value))
        {
            MinExclusive = minExclusive,
            MaxExclusive = maxExclusive,
        };

    private static HyperparameterDefinition Flag(
        string key, string summary, Func<Hyperparameters, bool> get, Func<Hyperparameters, bool, Hyperparameters> set) =>
        new(key, ValueKind.Flag, 0, 0, [], summary, h => ParameterValue.From(get(h)), (h, v) => set(h, v.Json == "true"));

    private static HyperparameterDefinition Choice<TEnum>(
        string key, string summary, Func<Hyperparameters, TEnum> get, Func<Hyperparameters, TEnum, Hyperparameters> set)
        where TEnum : struct, Enum
    {
        var byName = Enum.GetValues<TEnum>().ToDictionary(NameOf);
        var values = byName.ToDictionary(choice => choice.Value, choice => ParameterValue.From(choice.Key));
        return new(key, ValueKind.Choice, 0, 0, [.. byName.Keys], summary, h => values[get(h)], (h, v) => set(h, byName[v.ToString()]));
    }

    private static HyperparameterDefinition IntegerList(
        string key, int min, int max, string summary,
        Func<Hyperparameters, ImmutableArray<int>> get, Func<Hyperparameters, ImmutableArray<int>, Hyperparameters> set) =>
        new(key, ValueKind.IntegerList, min, max, [], summary, h => ParameterValue.From(get(h)), (h, v) => set(h, ReadList(v)!.Value));
}
