using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>The spec of a finished study that is to have more seeds.</summary>
internal static class StudyExtension
{
    /// <param name="study">The study.</param>
    /// <param name="seeds">Every sweep with fewer seeds gets this many.</param>
    /// <param name="configurations">Distinct configurations of the study.</param>
    /// <exception cref="SpecException">It is not completed, has that many seeds already, or would be too large.</exception>
    public static StudySpec Of(StudyRow study, int seeds, int configurations)
    {
        var spec = study.Spec;
        if (study.State is not StudyState.Completed)
        {
            var first = study.State is StudyState.Running ? "Wait until it is." : $"Finish it first with: sweep resume {study.Id}";
            throw new SpecException(study.Id, $"Only a completed study can be extended, and this one is {study.State.ToString().ToLowerInvariant()}. {first}");
        }

        if (seeds is < 1 or > StudyLimits.MaxSeeds)
            throw new SpecException(study.Id, Say($"seeds is a whole number from 1 to {StudyLimits.MaxSeeds}, not {seeds}."));
        var (fewest, most) = (spec.Sweeps.Min(spec.SeedsOf), spec.MostSeeds);
        if (seeds <= fewest)
        {
            var present = fewest == most ? Say($"{fewest}") : Say($"{fewest} to {most}");
            throw new SpecException(study.Id, Say($"Its configurations have {present} seeds already; {seeds} would add none. Ask for {fewest + 1} or more."));
        }

        var extended = spec with
        {
            Seeds = Math.Max(spec.Seeds, seeds),
            Sweeps = [.. spec.Sweeps.Select(sweep => Raise(sweep, spec.SeedsOf(sweep), seeds))],
            Looks = [.. spec.Looks, most],
            Configurations = configurations,
            Source = spec.Source.TrimEnd('\n') + Say($"\n# Extended to {seeds} seeds\n"),
        };
        StudyLimits.Check(extended, study.Id);
        return extended;
    }

    private static SweepSpec Raise(SweepSpec sweep, int present, int seeds) =>
        present >= seeds ? sweep : sweep with { Seeds = sweep.Seeds is null ? null : seeds, Look = sweep.Look + 1 };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
