using System.Globalization;
using System.Text;

namespace Sweep.Contracts.Specs;

/// <summary>How large a study, and its claim, may be, whether it was read from a file or sent by a program.</summary>
public static class StudyLimits
{
    /// <summary>Bytes of a spec's text in UTF-8: no spec a person writes is larger.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Configurations times seeds.</summary>
    public const long MaxTrials = 1_000_000;

    /// <summary>Configurations times the largest number of seeds: where sweeps differ in their seeds, some numbers have no trial.</summary>
    public const long MaxNumbers = 4 * MaxTrials;

    /// <summary>Trials of one configuration.</summary>
    public const int MaxSeeds = 1000;

    /// <summary>The least weight: with less, others make a study wait for ever.</summary>
    public const double MinWeight = 0.001;

    /// <summary>The largest weight.</summary>
    public const double MaxWeight = 1000;

    /// <summary>Bytes that a study is stored in, with what aliases in its text stand for written out.</summary>
    private const int MaxStored = 4 * MaxBytes;

    /// <summary>Refuses a study that is too large.</summary>
    /// <param name="study">The study.</param>
    /// <param name="place">What the mistake names as its file.</param>
    /// <exception cref="SpecException">What is too large, and what would do.</exception>
    public static void Check(StudySpec study, string place)
    {
        if (TooLarge(study) is { } mistake)
            throw new SpecException(place, mistake);
    }

    /// <summary>
    /// Trials the study asks for at most, each sweep with its own seeds; a double because it may exceed any integer type,
    /// as with a grid over a range.
    /// </summary>
    public static double Trials(StudySpec study) => study.Sweeps.Sum(sweep => study.SeedsOf(sweep) * Configurations(sweep));

    /// <summary>Distinct configurations of the study at most.</summary>
    public static double Configurations(StudySpec study) => study.Sweeps.Sum(Configurations);

    /// <summary>What the study is too large in, and what would do; null if it is not.</summary>
    public static string? TooManyTrials(StudySpec study)
    {
        if (Trials(study) is > MaxTrials and var trials)
            return Say($"has {trials:N0} trials (configurations times seeds); {MaxTrials:N0} is the most. Use fewer seeds or values, or a run_cap.");
        return Configurations(study) * study.MostSeeds is > MaxNumbers and var numbers
            ? Say($"has sweeps whose seeds differ too much for their size: configurations times the largest seeds is {numbers:N0}; {MaxNumbers:N0} is the most. Give the sweeps more equal seeds, or make two studies.")
            : null;
    }

    private static string? TooLarge(StudySpec study)
    {
        if (Encoding.UTF8.GetByteCount(study.Source) is > MaxBytes and var bytes)
            return Say($"The spec's text has {bytes:N0} bytes; {MaxBytes:N0} (1 MB) is the most.");
        if (study.Sweeps.Count > StudySpec.MaxSweeps)
            return Say($"The study has {study.Sweeps.Count:N0} sweeps; {StudySpec.MaxSweeps} is the most. Make two studies.");
        if (study.Weight is not (>= MinWeight and <= MaxWeight))
            return Say($"The study's weight is {study.Weight}; it is a number from {MinWeight} to {MaxWeight}.");
        if (Encoding.UTF8.GetByteCount(SpecJson.Write(study)) is > MaxStored and var stored)
            return Say($"With its aliases written out the spec has {stored:N0} bytes; {MaxStored:N0} (4 MB) is the most. Use shorter texts.");
        if (study.Sweeps.Any(sweep => study.SeedsOf(sweep) < 1))
            return "The study's seeds, and each sweep's, are whole numbers from 1.";
        if (TooManyTrials(study) is { } mistake)
            return $"The study {mistake}";
        return study.MostSeeds > MaxSeeds ? Say($"The study has {study.MostSeeds:N0} seeds; {MaxSeeds:N0} is the most.") : null;
    }

    /// <summary>Configurations of the sweep at most, its baseline included.</summary>
    private static double Configurations(SweepSpec sweep)
    {
        if (sweep.Listed is { } listed)
            return listed.Count + (sweep.Baseline is null ? 0 : 1);
        var points = sweep.Parameters.Aggregate(1.0, (product, p) => product * Values(sweep.Method, p));
        return Math.Min(points, sweep.RunCap ?? double.PositiveInfinity) + (sweep.Baseline is null ? 0 : 1);
    }

    /// <summary>Distinct values that the parameter can take: also a random search ends once it has seen them all.</summary>
    private static double Values(SearchMethod method, ParameterSpec parameter)
    {
        if (parameter.Probabilities.Count > 0 && method is SearchMethod.Random)
            return parameter.Probabilities.Count(p => p > 0);
        if (ParameterGrid.Count(parameter) is { } count)
            return count;
        if (parameter.Q is not { } q || method is SearchMethod.Grid || HyperparameterSchema.Find(parameter.Key) is not { } definition)
            return double.PositiveInfinity;
        var (low, high) = ParameterRange.Of(parameter).Within(definition);
        return Multiples.Within(low, high, q).Count;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
