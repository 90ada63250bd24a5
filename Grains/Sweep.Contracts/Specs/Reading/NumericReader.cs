namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads parameters that are drawn from a range or around a mean.</summary>
internal static class NumericReader
{
    /// <summary>Above this a double no longer holds every whole number.</summary>
    private const double LargestWhole = 1L << 53;

    public static ParameterSpec? Read(HyperparameterDefinition definition, Distribution distribution, SpecFields fields)
    {
        if (definition.Kind is not (ValueKind.Integer or ValueKind.Real))
        {
            fields.Error(fields.Place, $"a range needs numbers, but this is {HyperparameterSchema.Expected(definition)}; list values instead.");
            return null;
        }

        var keys = DistributionKeys.Of(distribution);
        var parameter = new ParameterSpec
        {
            Key = definition.Key,
            Distribution = distribution,
            Q = keys.Contains("q") ? fields.Number("q") ?? 1 : null,
        };
        if (!StepFits(definition, parameter, fields))
            return null;
        return keys.Contains("min") ? ReadRange(definition, parameter, fields) : ReadNormal(parameter, fields);
    }

    private static bool StepFits(HyperparameterDefinition definition, ParameterSpec parameter, SpecFields fields)
    {
        var whole = definition.Kind is ValueKind.Integer;
        var name = HyperparameterSchema.NameOf(parameter.Distribution);
        if (parameter.Q is not { } q)
        {
            if (!whole || parameter.Distribution is Distribution.IntUniform)
                return true;
            var mend = parameter.Distribution switch
            {
                Distribution.Uniform => "write min and max without fractions, or distribution: q_uniform with q: 1",
                Distribution.InvLogUniformValues => "use q_log_uniform_values with q: 1",
                _ => $"use q_{name} with q: 1",
            };
            fields.Error(fields.Place, $"it takes whole numbers, but {name} draws real ones; {mend}.");
            return false;
        }

        if (q <= 0)
            fields.Error(fields.PlaceOf("q"), FormattableString.Invariant($"q is the step between values, above 0, not {q}."));
        else if (whole && q != Math.Floor(q))
            fields.Error(fields.PlaceOf("q"), FormattableString.Invariant($"it takes whole numbers, so q must be whole, not {q}."));
        else
            return true;
        return false;
    }

    private static ParameterSpec? ReadNormal(ParameterSpec parameter, SpecFields fields)
    {
        var sigma = fields.Number("sigma") ?? 1;
        if (sigma > 0)
            return parameter with { Mu = fields.Number("mu") ?? 0, Sigma = sigma };
        fields.Error(fields.PlaceOf("sigma"), FormattableString.Invariant($"sigma is a standard deviation, above 0, not {sigma}."));
        return null;
    }

    private static ParameterSpec? ReadRange(HyperparameterDefinition definition, ParameterSpec parameter, SpecFields fields)
    {
        foreach (var key in (string[])["min", "max"])
        {
            if (!fields.Has(key))
                fields.Missing(key, $"{HyperparameterSchema.NameOf(parameter.Distribution)} needs min and max");
        }

        if ((fields.Number("min"), fields.Number("max")) is not ({ } min, { } max))
            return null;
        if (min > max)
            fields.Error(fields.PlaceOf("min"), FormattableString.Invariant($"min {min} is above max {max}; swap them."));
        else if (parameter.Distribution is Distribution.IntUniform && !(IsWhole(min) && IsWhole(max)))
            fields.Error(fields.PlaceOf(IsWhole(min) ? "max" : "min"), "int_uniform needs whole numbers as min and max.");
        else if (DistributionKeys.TakesLogarithm(parameter.Distribution) && min <= 0)
            fields.Error(fields.PlaceOf("min"), FormattableString.Invariant($"min must be above 0, not {min}, since its logarithm is taken."));
        else if (parameter with { Min = min, Max = max } is var range && FitsLimits(definition, range, fields))
            return range;
        return null;
    }

    private static bool IsWhole(double n) => n == Math.Floor(n) && Math.Abs(n) <= LargestWhole;

    private static bool FitsLimits(HyperparameterDefinition definition, ParameterSpec parameter, SpecFields fields)
    {
        var (low, high) = ParameterRange.Of(parameter);
        if (parameter.Q is { } q)
        {
            var multiples = Multiples.Within(low, high, q);
            if (multiples.IsEmpty)
            {
                fields.Error(fields.PlaceOf("q"), FormattableString.Invariant($"there is no multiple of q {q} from {low} to {high}; take a smaller q."));
                return false;
            }

            (low, high) = (multiples.Nearest(low), multiples.Nearest(high));
        }

        // One message is enough if both ends are wrong: it says what the limits are.
        return EndFits("min", low) && EndFits("max", high);

        bool EndFits(string key, double end)
        {
            if (double.IsFinite(end) && definition.Check(ParameterValue.From(end)) is null)
                return true;
            var hint = parameter.Distribution is Distribution.LogUniform or Distribution.QLogUniform
                ? $" {HyperparameterSchema.NameOf(parameter.Distribution)} takes exponents; {HyperparameterSchema.NameOf(parameter.Distribution)}_values takes the values themselves."
                : "";
            fields.Error(fields.PlaceOf(key), FormattableString.Invariant($"{key} leads to {end}, but it is {HyperparameterSchema.Expected(definition)}.{hint}"));
            return false;
        }
    }
}
