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

    /// <summary>Trials the study asks for at most; a double because it may exceed any integer type, as with a grid over a range.</summary>
    public static double Trials(StudySpec study) =>
        study.Seeds * study.Sweeps.Sum(sweep => Configurations(sweep) + (sweep.Baseline is null ? 0 : 1));

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
        return Trials(study) is > MaxTrials and var trials
            ? Say($"The study has {trials:N0} trials (configurations times seeds); {MaxTrials:N0} is the most. Use fewer seeds or values, or a run_cap.")
            : null;
    }

    private static double Configurations(SweepSpec sweep)
    {
        var points = sweep.Method is SearchMethod.Grid
            ? sweep.Parameters.Aggregate(1.0, (product, p) => product * (ParameterGrid.Count(p) ?? double.PositiveInfinity))
            : double.PositiveInfinity;
        return Math.Min(points, sweep.RunCap ?? double.PositiveInfinity);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
