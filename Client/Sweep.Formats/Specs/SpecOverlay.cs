using Sweep.Contracts.Specs;
using Sweep.Contracts.Specs.Reading;

namespace Sweep.Formats.Specs;

/// <summary>
/// Puts the command line's values into a spec's tree, so that they are checked like the file's own and mistakes in them
/// name the argument.
/// </summary>
internal sealed class SpecOverlay(List<SpecError> errors)
{
    private static readonly string[] StudyKeys = ["seed", "seeds", "name", "run_cap"];

    public SpecMapping Apply(SpecMapping spec, SpecOverrides overrides)
    {
        if (overrides.Data is { } data && FindData(data) is { } source)
            spec = spec.With("dataset", SpecScalar.OfText(new SpecPlace("--data"), source));
        if (overrides.Seeds is { } seeds)
            spec = WithSeeds(spec, SpecScalar.OfInteger(new SpecPlace("--seeds"), seeds));
        return overrides.Set.Aggregate(spec, Assign);
    }

    private string? FindData(string data)
    {
        if (DatasetNames.All.Contains(data))
            return data;
        if (DataPath.Find(Directory.GetCurrentDirectory(), data) is { } path)
            return path;
        errors.Add(new SpecError("--data", 0, 0, DatasetNames.Unknown(data)));
        return null;
    }

    private SpecMapping Assign(SpecMapping spec, string assignment)
    {
        if (assignment.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } key, var text])
        {
            errors.Add(new SpecError(
                "--set", 0, 0, $"'{assignment}' is no assignment; write key=value, such as epochs=5."));
            return spec;
        }

        var place = new SpecPlace($"--set {key}");
        if (HyperparameterSchema.Find(key) is null && !StudyKeys.Contains(key))
        {
            errors.Add(new SpecError(place.File, 0, 0, Suggestions.Unknown(
                "hyperparameter", key, [.. HyperparameterSchema.All.Select(d => d.Key), .. StudyKeys])));
            return spec;
        }

        var value = YamlTree.Compose(text, _ => place, errors)
            ?? new SpecScalar(place, ScalarKind.Null, "", ParameterValue.Null);
        return key switch
        {
            "run_cap" when spec.Find("sweeps") is { } sweeps =>
                spec.With("sweeps", Each(sweeps.Value, sweep => sweep.With("run_cap", value))),
            "seeds" => WithSeeds(spec, value),
            _ when StudyKeys.Contains(key) => spec.With(key, value),
            _ => SetBase(spec, key, value),
        };
    }

    private static SpecMapping SetBase(SpecMapping spec, string key, SpecNode value)
    {
        if (spec.Find("base")?.Value is null or SpecMapping)
        {
            var start = spec.Find("base")?.Value as SpecMapping ?? new SpecMapping(value.Place, []);
            spec = spec.With("base", start.With(key, value));
        }

        // A constant of a single-sweep file is part of its base, and would win over it.
        return spec.Find("parameters")?.Value is SpecMapping parameters
            && parameters.Find(key)?.Value is SpecMapping parameter && parameter.Find("value") is not null
            ? spec.With("parameters", parameters.With(key, parameter.With("value", value)))
            : spec;
    }

    /// <summary>A number of seeds given here holds for all sweeps, also those that say otherwise in the file.</summary>
    private static SpecMapping WithSeeds(SpecMapping spec, SpecNode seeds)
    {
        spec = spec.With("seeds", seeds);
        return spec.Find("sweeps") is { } sweeps
            ? spec.With("sweeps", Each(sweeps.Value, sweep => sweep.Without("seeds")))
            : spec;
    }

    private static SpecNode Each(SpecNode sweeps, Func<SpecMapping, SpecMapping> change)
    {
        return sweeps switch
        {
            SpecMapping { Entries: var entries } mapping =>
                mapping with { Entries = [.. entries.Select(e => e with { Value = Changed(e.Value) })] },
            SpecSequence { Items: var items } sequence => sequence with { Items = [.. items.Select(Changed)] },
            _ => sweeps,
        };

        SpecNode Changed(SpecNode sweep) => sweep is SpecMapping mapping ? change(mapping) : sweep;
    }
}
