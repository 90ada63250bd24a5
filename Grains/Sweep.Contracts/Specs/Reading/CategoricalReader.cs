using System.Globalization;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads parameters that list their values: constant and categorical.</summary>
internal sealed class CategoricalReader(SpecErrors errors)
{
    /// <summary>Probabilities written by hand rarely sum to 1 exactly.</summary>
    private const double SumTolerance = 1e-6;

    private readonly ValueReader values = new(errors);

    public ParameterSpec? Read(HyperparameterDefinition definition, Distribution distribution, SpecFields fields) =>
        distribution is Distribution.Constant ? ReadConstant(definition, fields) : ReadCategorical(definition, fields);

    private ParameterSpec? ReadConstant(HyperparameterDefinition definition, SpecFields fields)
    {
        if (fields.Find("value") is not { } entry)
        {
            fields.Missing("value", "a constant has one");
            return null;
        }

        return values.Read(definition, entry.Value) is { } value
            ? new ParameterSpec { Key = definition.Key, Distribution = Distribution.Constant, Values = [value] }
            : null;
    }

    private ParameterSpec? ReadCategorical(HyperparameterDefinition definition, SpecFields fields)
    {
        switch (fields.Find("values")?.Value)
        {
            case null:
                fields.Missing("values", "a categorical parameter lists them");
                return null;
            case SpecSequence { Items: [_, ..] items }:
                return new ParameterSpec
                {
                    Key = definition.Key,
                    Distribution = Distribution.Categorical,
                    Values = ReadValues(definition, items, fields),
                    Probabilities = ReadProbabilities(items.Count, fields),
                };
            case SpecSequence empty:
                fields.Error(empty.Place, "values is empty; list at least one value.");
                return null;
            case var other:
                fields.Error(other.Place, $"values is a list, not {other.Describe()}; write [{other.Describe()}] or use value.");
                return null;
        }
    }

    private List<ParameterValue> ReadValues(HyperparameterDefinition definition, IReadOnlyList<SpecNode> items, SpecFields fields)
    {
        var read = new List<ParameterValue>();
        var seen = new HashSet<ParameterValue>();
        foreach (var item in items)
        {
            if (values.Read(definition, item) is not { } value)
                continue;
            if (!seen.Add(value))
                fields.Error(item.Place, $"values lists {value} twice; once is enough.");
            read.Add(value);
        }

        return read;
    }

    private static List<double> ReadProbabilities(int count, SpecFields fields)
    {
        if (fields.Find("probabilities")?.Value is not { } node)
            return [];
        var numbers = (node as SpecSequence)?.Items.Select(i => i is SpecScalar { Kind: ScalarKind.Integer or ScalarKind.Real } s ? s.Value.AsNumber() : null).ToList();
        if (numbers is null || numbers.Any(n => n is not >= 0))
            fields.Error(node.Place, "probabilities is a list of numbers from 0 to 1, one for each value.");
        else if (numbers.Count != count)
            fields.Error(node.Place, $"there are {count} values but {numbers.Count} probabilities; give one for each value.");
        else if (Math.Abs(numbers.Sum()!.Value - 1) > SumTolerance)
            fields.Error(node.Place, $"the probabilities sum to {numbers.Sum()!.Value.ToString("0.######", CultureInfo.InvariantCulture)}; they must sum to 1.");
        else
            return [.. numbers.Select(n => n!.Value)];
        return [];
    }
}
