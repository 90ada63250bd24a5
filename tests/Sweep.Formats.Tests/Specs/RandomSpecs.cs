using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

/// <summary>Makes valid studies of all kinds out of a seed.</summary>
internal sealed class RandomSpecs(SeededRandom random)
{
    public StudySpec Study() => new()
    {
        Name = $"study-{random.NextBelow(100)}",
        Description = Chance() ? "All: \"kinds\" of 'signs' # and ñ" : null,
        Dataset = new DatasetSpec(Pick(DatasetNames.All), Chance() ? "text" : null, Chance() ? "no" : null),
        Seeds = 1 + Below(5),
        Seed = random.NextBelow(long.MaxValue),
        Device = Pick(Enum.GetValues<DeviceWish>()),
        Weight = 0.001 + random.NextDouble(),
        MaxConcurrent = Chance() ? 1 + Below(100) : null,
        Margin = Chance() ? 0.001 + random.NextDouble() : null,
        TestSplit = Chance() ? random.NextDouble() : 0,
        Base = Configuration(),
        Sweeps = [.. Enumerable.Range(0, 1 + Below(4)).Select(Sweep)],
    };

    private SweepSpec Sweep(int index)
    {
        var method = Pick(Enum.GetValues<SearchMethod>());
        return new SweepSpec
        {
            Name = $"sweep-{index}",
            Description = Chance() ? "a title" : null,
            Method = method,
            Metric = new MetricSpec(Pick([.. MetricSet.TextClassifier.Names]), Pick(Enum.GetValues<Goal>()), Chance() ? random.NextDouble() : null),
            Parameters = [.. Keys(1 + Below(3)).Select(d => Parameter(d, method))],
            Baseline = Chance() ? Configuration() : null,
            Seeds = Chance() ? 1 + Below(9) : null,
            Question = Question(),
            Margin = Chance() ? 0.001 + random.NextDouble() : null,
            RunCap = method is SearchMethod.Random || Chance() ? 1 + Below(50) : null,
        };
    }

    private Dictionary<string, string> Question()
    {
        var texts = new Dictionary<string, string>();
        if (Chance())
            texts[""] = "Why: 'this'?";
        else if (Chance())
            (texts["en"], texts["es"]) = ("Why?", "¿Por qué?");
        return texts;
    }

    private Hyperparameters Configuration() =>
        HyperparameterSchema.Apply(Hyperparameters.Default, Keys(Below(5)).Select(d => new Assignment(d.Key, Value(d))));

    private ParameterSpec Parameter(HyperparameterDefinition definition, SearchMethod method)
    {
        var numeric = definition.Kind is ValueKind.Integer or ValueKind.Real;
        if (numeric && method is SearchMethod.Random && Chance())
            return Drawn(definition);
        if (numeric && Chance())
            return Range(definition.Key, Distribution.QUniform, definition.Kind is ValueKind.Integer ? 3 : 0.25, 12, definition.Kind is ValueKind.Integer ? 2 : 0.25);

        var values = Enumerable.Range(0, 1 + Below(4)).Select(_ => Value(definition)).Distinct().ToList();
        return new ParameterSpec
        {
            Key = definition.Key,
            Distribution = values.Count == 1 && Chance() ? Distribution.Constant : Distribution.Categorical,
            Values = values,
            Probabilities = [],
        };
    }

    private ParameterSpec Drawn(HyperparameterDefinition definition)
    {
        if (definition.Kind is ValueKind.Integer)
        {
            return Pick<ParameterSpec>([
                Range(definition.Key, Distribution.IntUniform, 3, 10),
                Range(definition.Key, Distribution.QLogUniform, 1.5, 2.5, 1),
                Range(definition.Key, Distribution.QLogUniformValues, 4, 12, 2),
                Normal(definition.Key, Distribution.QNormal, 3),
                Normal(definition.Key, Distribution.QLogNormal, 1),
            ]);
        }

        return Pick<ParameterSpec>([
            Range(definition.Key, Distribution.Uniform, 0.1, 0.30000000000000004),
            Range(definition.Key, Distribution.LogUniform, -5, -1),
            Range(definition.Key, Distribution.LogUniformValues, 1e-5, 1e-1),
            Range(definition.Key, Distribution.InvLogUniformValues, 1e-3, 0.5),
            Normal(definition.Key, Distribution.Normal, null),
            Normal(definition.Key, Distribution.LogNormal, null),
        ]);
    }

    private ParameterSpec Range(string key, Distribution distribution, double min, double max, double? q = null) => new()
    {
        Key = key,
        Distribution = distribution,
        Min = min,
        // No real hyperparameter but the learning rate goes beyond 1; all of them go to 0.75.
        Max = q is < 1 ? 0.75 : max,
        Q = q,
    };

    private ParameterSpec Normal(string key, Distribution distribution, double? q) =>
        new() { Key = key, Distribution = distribution, Mu = random.NextNormal(), Sigma = 0.1 + random.NextDouble(), Q = q };

    private ParameterValue Value(HyperparameterDefinition definition) => definition.Kind switch
    {
        ValueKind.Integer => ParameterValue.From(3 + Below(14)),
        ValueKind.Real => ParameterValue.From(Math.Exp(-12 * random.NextDouble()) * 0.9),
        ValueKind.Flag => ParameterValue.From(Chance()),
        ValueKind.Choice => ParameterValue.From(Pick(definition.Choices)),
        _ => ParameterValue.From([.. Enumerable.Range(0, 1 + Below(3)).Select(_ => 1 + Below(4096))]),
    };

    private List<HyperparameterDefinition> Keys(int count)
    {
        var all = HyperparameterSchema.All.ToArray();
        random.Shuffle<HyperparameterDefinition>(all);
        return [.. all.Take(count)];
    }

    private bool Chance() => random.NextBelow(2) == 0;

    private int Below(int bound) => (int)random.NextBelow(bound);

    private T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
