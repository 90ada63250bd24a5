using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables.Confirming;

/// <summary>The study that trains chosen rows again, with seeds that did not choose them.</summary>
internal static class ConfirmingStudy
{
    /// <summary>Letters of a study's name.</summary>
    private const int NameLength = 64;

    private const string Suffix = "-confirm";

    /// <summary>Refuses what cannot be confirmed.</summary>
    /// <exception cref="SpecException">What is wrong, and what would be right.</exception>
    public static int Check(StudyRow study, string? sweep, int top, int seeds)
    {
        if (study.Spec.Confirms is { } confirms)
            throw new SpecException(study.Id, $"It is a confirmation itself; confirm {confirms.Study}/{confirms.Sweep} with more seeds.");
        var names = study.Spec.Sweeps.Select(known => known.Name).ToList();
        if (sweep is null && names.Count > 1)
            throw new SpecException(study.Id, $"It has several sweeps; name one, for example {study.Id}/{names[0]}. It has {string.Join(", ", names)}.");
        var index = sweep is null ? 0 : names.IndexOf(sweep);
        if (index < 0)
            throw new SpecException(study.Id, $"It has no sweep '{sweep}'; it has {string.Join(", ", names)}.");
        if (study.State is not StudyState.Completed)
        {
            var first = study.State is StudyState.Running ? "Wait until it is." : $"Finish it first with: sweep resume {study.Id}";
            throw new SpecException(study.Id, $"Only a completed study can be confirmed, and this one is {study.State.ToString().ToLowerInvariant()}. {first}");
        }

        if (top is < 1 or > StudyConfirmation.MaxTop)
            throw new SpecException(study.Id, Say($"top is a whole number from 1 to {StudyConfirmation.MaxTop}, not {top}."));
        if (seeds is < 1 or > StudyLimits.MaxSeeds)
            throw new SpecException(study.Id, Say($"seeds is a whole number from 1 to {StudyLimits.MaxSeeds}, not {seeds}."));
        return index;
    }

    /// <param name="study">The study that chose the rows.</param>
    /// <param name="sweep">The index of its sweep.</param>
    /// <param name="top">How many rows were asked for.</param>
    /// <param name="seeds">How many fresh seeds each gets.</param>
    /// <param name="searched">The sweep's configurations.</param>
    /// <param name="rows">What was chosen (<see cref="RowSelection"/>).</param>
    /// <exception cref="SpecException">There is nothing to confirm.</exception>
    public static StudySpec Of(StudyRow study, int sweep, int top, int seeds, int searched, IReadOnlyList<SelectedRow> rows)
    {
        var (spec, chosen) = (study.Spec, study.Spec.Sweeps[sweep]);
        var listed = rows.Skip(chosen.Baseline is null ? 0 : 1).Select(row => row.Hyperparameters).ToList();
        if (listed.Count == 0)
            throw new SpecException(study.Id, $"No row of {chosen.Name} other than its baseline has enough trials that learned, so there is nothing to confirm.");
        var several = spec.Sweeps.Count > 1;
        var name = several ? $"{study.Id}-{chosen.Name}" : study.Id;
        var place = several ? $"{study.Id}/{chosen.Name}" : study.Id;
        return spec with
        {
            Name = name[..Math.Min(name.Length, NameLength - Suffix.Length)] + Suffix,
            Description = $"Confirmation of {place}",
            Seeds = seeds,
            FirstSeed = StudyConfirmation.FirstSeed,
            Sweeps =
            [
                chosen with
                {
                    Method = SearchMethod.Grid,
                    Metric = chosen.Metric with { Target = null },
                    RunCap = null,
                    Seeds = null,
                    Look = 1,
                    Listed = listed,
                },
            ],
            Source = Say($"# sweep confirm {place} --top {top} --seeds {seeds}\n"),
            Fresh = false,
            Looks = [],
            Configurations = 0,
            Confirms = new StudyConfirmation(study.Id, chosen.Name, top, spec.SeedsOf(chosen), searched, rows),
        };
    }

    /// <summary>
    /// The spec at its look: one more for each finished confirmation of the same rows' sweep with fewer seeds, whose
    /// trials it takes over and whose answer has been seen.
    /// </summary>
    /// <param name="spec">The confirming study.</param>
    /// <param name="others">All studies there are.</param>
    /// <returns>Also the study that is the same already; null if there is none.</returns>
    public static (StudySpec Spec, StudyRow? Known) Among(StudySpec spec, IReadOnlyList<StudyRow> others)
    {
        var earlier = others.Where(other => IsOf(other.Spec, spec)).ToList();
        var text = Text(spec);
        var looks = earlier.Where(other => other.State is StudyState.Completed && other.Spec.Seeds < spec.Seeds)
            .Select(other => other.Spec.Seeds).Distinct().Count();
        return (At(spec, looks + 1), earlier.Find(other => Text(other.Spec) == text));
    }

    private static bool IsOf(StudySpec other, StudySpec spec) =>
        other.Confirms is { } mine && mine.Study == spec.Confirms!.Study && mine.Sweep == spec.Confirms.Sweep;

    private static string Text(StudySpec spec) => SpecJson.Write(At(spec, 1));

    private static StudySpec At(StudySpec spec, int look) => spec with { Sweeps = [.. spec.Sweeps.Select(sweep => sweep with { Look = look })] };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
