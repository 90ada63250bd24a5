namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads one parameter of a search space: which distribution it has and that its keys fit it.</summary>
internal sealed class ParameterReader(SpecErrors errors)
{
    private readonly CategoricalReader categorical = new(errors);

    /// <summary>The parameter, or null and its mistakes.</summary>
    public ParameterSpec? Read(SpecEntry entry)
    {
        if (HyperparameterSchema.Find(entry.Key) is not { } definition)
        {
            errors.Add(entry.Place, ValueReader.UnknownHyperparameter(entry.Key));
            return null;
        }

        if (entry.Value is not SpecMapping mapping)
        {
            var mend = entry.Value is SpecSequence ? $"{{values: [...]}}" : $"{{value: {entry.Value.Describe()}}}";
            errors.Add(entry.Value.Place, $"{entry.Key} needs a mapping that says how it is chosen; write {entry.Key}: {mend}.");
            return null;
        }

        var before = errors.Count;
        var fields = new SpecFields(mapping, entry.Place, entry.Key, errors);
        fields.Allow(DistributionKeys.All, key => key == "parameters" ? "parameters inside a parameter are not supported; list it on its own." : null);
        var onlyUnknownKeys = errors.Count > before && !DistributionKeys.All.Any(fields.Has);
        if (onlyUnknownKeys || FindDistribution(fields) is not { } distribution)
            return null;

        var allowed = DistributionKeys.Of(distribution);
        foreach (var stray in mapping.Entries.Where(e => DistributionKeys.All.Contains(e.Key) && e.Key != "distribution" && !allowed.Contains(e.Key)))
            fields.Error(stray.Place, $"{stray.Key} does not go with distribution {HyperparameterSchema.NameOf(distribution)}, which takes {string.Join(", ", allowed)}.");

        var parameter = distribution is Distribution.Constant or Distribution.Categorical
            ? categorical.Read(definition, distribution, fields)
            : NumericReader.Read(definition, distribution, fields);
        return errors.Count == before ? parameter : null;
    }

    private static Distribution? FindDistribution(SpecFields fields)
    {
        if (fields.Has("distribution"))
        {
            if (fields.Text("distribution", "a name such as uniform") is not { } name)
                return null;
            if (DistributionKeys.ByName.TryGetValue(name, out var distribution))
                return distribution;
            fields.Error(fields.PlaceOf("distribution"), Suggestions.Unknown("distribution", name, DistributionKeys.ByName.Keys));
            return null;
        }

        if (fields.Has("value"))
            return Distribution.Constant;
        if (fields.Has("values"))
            return Distribution.Categorical;
        if (fields.Has("min") || fields.Has("max"))
            return IsReal(fields, "min") || IsReal(fields, "max") ? Distribution.Uniform : Distribution.IntUniform;

        fields.Error(fields.Place, fields.Has("mu") || fields.Has("sigma")
            ? "mu and sigma need a distribution; add distribution: normal."
            : "nothing says how it is chosen; give value, values, or min and max.");
        return null;
    }

    private static bool IsReal(SpecFields fields, string key) => fields.Find(key)?.Value is SpecScalar { Kind: ScalarKind.Real };
}
