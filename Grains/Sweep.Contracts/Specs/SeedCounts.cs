namespace Sweep.Contracts.Specs;

/// <summary>How many trials each configuration of a study has, where its sweeps may differ in that.</summary>
public static class SeedCounts
{
    /// <summary>By the sweep's name.</summary>
    public static IReadOnlyDictionary<string, int> BySweep(StudySpec study) =>
        study.Sweeps.ToDictionary(sweep => sweep.Name, study.SeedsOf);

    /// <summary>For people: one number, and in brackets the sweeps that have another, e.g. <c>5 (activation: 10)</c>.</summary>
    public static string InWords(StudySpec study)
    {
        var seeds = study.Sweeps.Select(study.SeedsOf).ToList();
        var common = seeds.Count == 0 || seeds.Contains(study.Seeds) ? study.Seeds : seeds[0];
        var others = study.Sweeps.Zip(seeds, (sweep, own) => (sweep.Name, Seeds: own))
            .Where(sweep => sweep.Seeds != common)
            .Select(sweep => $"{sweep.Name}: {sweep.Seeds}")
            .ToList();
        return others.Count == 0 ? $"{common}" : $"{common} ({string.Join(", ", others)})";
    }
}
