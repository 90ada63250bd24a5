using System.Globalization;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads a hyperparameter's value and checks it against the schema.</summary>
internal sealed class ValueReader(SpecErrors errors)
{
    /// <summary>The value, or null and a mistake if it does not fit the hyperparameter.</summary>
    public ParameterValue? Read(HyperparameterDefinition definition, SpecNode node)
    {
        if (ToValue(node) is not { } value)
        {
            errors.Add(node.Place, $"{definition.Key} is {HyperparameterSchema.Expected(definition)}, not {node.Describe()}; write the value itself here.");
            return null;
        }

        if (definition.Check(value) is not { } problem)
            return value;
        errors.Add(node.Place, problem + ChoiceHint(definition, value) + QuotesHint(node));
        return null;
    }

    /// <summary>Reads a mapping of hyperparameters and puts its values over <paramref name="start"/>.</summary>
    public Hyperparameters ReadOver(Hyperparameters start, SpecMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (HyperparameterSchema.Find(entry.Key) is not { } definition)
                errors.Add(entry.Place, UnknownHyperparameter(entry.Key));
            else if (Read(definition, entry.Value) is { } value)
                start = definition.Set(start, value);
        }

        return start;
    }

    public static string UnknownHyperparameter(string key) =>
        Suggestions.Unknown("hyperparameter", key, HyperparameterSchema.All.Select(d => d.Key));

    /// <summary>A quoted number is a text, which is easily overlooked.</summary>
    public static string QuotesHint(SpecNode node) =>
        node is SpecScalar { Kind: ScalarKind.Text, Text: var text } && IsNumberOrFlag(text) ? " Leave out the quotes." : "";

    private static bool IsNumberOrFlag(string text) =>
        text is "true" or "false" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string ChoiceHint(HyperparameterDefinition definition, ParameterValue value) =>
        definition.Kind is ValueKind.Choice && Suggestions.Nearest(value.ToString(), definition.Choices) is { } near
            ? $" Did you mean {near}?"
            : "";

    private static ParameterValue? ToValue(SpecNode node)
    {
        switch (node)
        {
            case SpecScalar scalar:
                return scalar.Value;
            case SpecSequence sequence:
                var items = sequence.Items.Select(ToValue).ToList();
                return items.Contains(null) ? null : new ParameterValue($"[{string.Join(',', items.Select(i => i!.Value.Json))}]");
            default:
                return null;
        }
    }
}
