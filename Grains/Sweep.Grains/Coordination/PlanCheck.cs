using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Refuses a study that cannot be planned before anything of it is stored. Specs that Sweep reads from a file are checked
/// as they are read; a program may send a record that nothing has checked.
/// </summary>
internal static class PlanCheck
{
    /// <param name="spec">The study.</param>
    /// <param name="place">What the mistakes name as their file.</param>
    /// <exception cref="SpecException">Every mistake of every sweep.</exception>
    public static void Check(StudySpec spec, string place)
    {
        List<SpecError> mistakes = [.. spec.Sweeps.SelectMany(sweep => Mistakes(spec, sweep), (sweep, mistake) => new SpecError(place, 0, 0, $"{sweep.Name}: {mistake}"))];
        if (mistakes.Count > 0)
            throw new SpecException(mistakes);
    }

    private static IReadOnlyList<string> Mistakes(StudySpec spec, SweepSpec sweep)
    {
        List<string> mistakes = [.. sweep.Parameters.Select(parameter => Mistake(sweep, parameter)).OfType<string>()];
        if (mistakes.Count == 0 && Unplannable(spec, sweep) is { } reason)
            mistakes.Add($"It cannot be planned: {reason}");
        return mistakes;
    }

    private static string? Mistake(SweepSpec sweep, ParameterSpec parameter)
    {
        if (HyperparameterSchema.Find(parameter.Key) is not { } definition)
            return $"There is no parameter '{parameter.Key}'.";
        if (sweep.Listed is not null)
            return null;
        if (parameter is { Distribution: Distribution.Constant or Distribution.Categorical, Values.Count: 0 })
            return $"{parameter.Key} lists no values.";
        if (parameter.Values.Select(definition.Check).FirstOrDefault(mistake => mistake is not null) is { } wrong)
            return wrong;
        return sweep.Method is SearchMethod.Grid && ParameterGrid.IsEndless(parameter) ? ParameterGrid.Endless(parameter) : null;
    }

    /// <summary>Proposes the first and the last configuration, which meets whatever else a sampler cannot do.</summary>
    private static string? Unplannable(StudySpec spec, SweepSpec sweep)
    {
        try
        {
            var sampler = Samplers.Create(spec, sweep);
            foreach (var index in (long[])[0, sampler.Count - 1 ?? 0])
                TrialPlan.Fingerprint(sampler.Propose(index));
            if (sweep.Baseline is { } baseline)
                TrialPlan.Fingerprint(baseline);
            return null;
        }
        catch (OverflowException)
        {
            // A grid larger than any study may be, of which StudyLimits says more.
            return null;
        }
        catch (Exception e)
        {
            // A sampler may stumble over a record in any way, and each of them is a mistake of the record.
            return e.Message;
        }
    }
}
