using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Filters;

/// <summary>Something of a trial that a filter can ask about.</summary>
/// <param name="Kind">What it is compared with.</param>
/// <param name="Choices">The names it takes, if it is a choice.</param>
/// <param name="Number">Its value if it is a number; null where the trial has none yet.</param>
/// <param name="Text">Its value as canonical JSON if it is not a number.</param>
internal sealed record FilterField(
    string Name, ValueKind Kind, IReadOnlyList<string> Choices, Func<TrialRow, double?> Number, Func<TrialRow, string> Text)
{
    public static IReadOnlyList<FilterField> All(MetricSet metrics) =>
    [
        .. HyperparameterSchema.All.Select(OfHyperparameter),
        .. metrics.Names.Select((name, index) => OfNumber(name, row => row.Last?[index])),
        OfNumber("trial", row => row.Id.Number),
        OfNumber("seed", row => row.SeedNumber),
        .. FactNames.All.Select(name => OfNumber(name, row => row.Facts[name])),
        OfNumber("seconds_per_epoch", row => row.SecondsPerEpoch),
        new("state", ValueKind.Choice, [.. Enum.GetValues<TrialState>().Select(HyperparameterSchema.NameOf)],
            _ => null, row => ParameterValue.From(HyperparameterSchema.NameOf(row.State)).Json),
    ];

    public bool IsNumber => Kind is ValueKind.Integer or ValueKind.Real;

    /// <summary>What it is compared with, in words.</summary>
    public string Expected => Kind switch
    {
        ValueKind.Flag => "true or false",
        ValueKind.Choice => $"one of {string.Join(", ", Choices)}",
        ValueKind.IntegerList => "a list such as [64, 32]",
        _ => "a number",
    };

    private static FilterField OfHyperparameter(HyperparameterDefinition definition) => definition.Key == "depth"
        // Few configurations spell depth out; what people ask for is the number of layers.
        ? OfNumber("depth", row => row.Hyperparameters.Depth ?? row.Hyperparameters.Units.Length)
        : new(definition.Key, definition.Kind, definition.Choices,
            row => definition.Get(row.Hyperparameters).AsNumber(), row => definition.Get(row.Hyperparameters).Json);

    private static FilterField OfNumber(string name, Func<TrialRow, double?> number) => new(name, ValueKind.Real, [], number, _ => "null");
}
