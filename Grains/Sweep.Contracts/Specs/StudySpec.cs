namespace Sweep.Contracts.Specs;

/// <summary>
/// A validated study: several sweeps over one base configuration. A spec file with a single sweep is a study of one.
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.StudySpec")]
public sealed record StudySpec
{
    /// <summary>Sweeps in one study at most: which sweeps a trial belongs to is one 64-bit set.</summary>
    public const int MaxSweeps = 63;

    [Id(0)] public required string Name { get; init; }
    [Id(1)] public string? Description { get; init; }
    [Id(2)] public DatasetSpec Dataset { get; init; } = DatasetSpec.Reviews;

    /// <summary>Trials of each configuration of a sweep that does not say itself; seed numbers run from <see cref="FirstSeed"/>.</summary>
    [Id(3)] public int Seeds { get; init; } = 3;

    /// <summary>The number all randomness of the study starts from.</summary>
    [Id(4)] public long Seed { get; init; } = 1;

    [Id(5)] public Hyperparameters Base { get; init; } = Hyperparameters.Default;
    [Id(6)] public required IReadOnlyList<SweepSpec> Sweeps { get; init; }

    /// <summary>The spec as the user gave it, to show again.</summary>
    [Id(7)] public string Source { get; init; } = "";

    /// <summary>What its trials may be trained on.</summary>
    [Id(8)] public DeviceWish Device { get; init; }

    /// <summary>Its share of the slots while other studies have trials waiting too, in proportion to theirs; above 0.</summary>
    [Id(9)] public double Weight { get; init; } = 1;

    /// <summary>Trials of it that may run at once, from 1; null for as many as there are slots.</summary>
    [Id(10)] public int? MaxConcurrent { get; init; }

    /// <summary>Trains every trial, also those that another study has trained or is training.</summary>
    [Id(11)] public bool Fresh { get; init; }

    /// <summary>The margin of the sweeps that name none themselves (<see cref="SweepSpec.Margin"/>); null for none.</summary>
    [Id(12)] public double? Margin { get; init; }

    /// <summary>Share of the texts that is held out for confirmation, from 0 (none) to below 1. Studies of earlier versions have none.</summary>
    [Id(13)] public double TestSplit { get; init; }

    /// <summary>The largest number of seeds at each earlier look, the first look first; empty until the study is extended.</summary>
    [Id(14)] public IReadOnlyList<int> Looks { get; init; } = [];

    /// <summary>
    /// Distinct configurations of all sweeps. Stored when a finished study is extended, because the numbers of the new
    /// trials follow all earlier ones; 0 before.
    /// </summary>
    [Id(15)] public int Configurations { get; init; }

    /// <summary>
    /// The number of each configuration's first seed; the others follow it. 0, but for confirmations, whose seeds no
    /// other study has (<see cref="StudyConfirmation.FirstSeed"/>).
    /// </summary>
    [Id(16)] public int FirstSeed { get; init; }

    /// <summary>The sweep of another study whose best rows this one trains again; null for studies of their own.</summary>
    [Id(17)] public StudyConfirmation? Confirms { get; init; }

    /// <summary>Which look at its results the study is at: 1, and one more with each extension.</summary>
    public int Look => Looks.Count + 1;

    /// <summary>Trials of each configuration of the sweep.</summary>
    public int SeedsOf(SweepSpec sweep) => sweep.Seeds ?? Seeds;

    /// <summary>The margin within which a row of the sweep counts as good as the baseline; null for none.</summary>
    public double? MarginOf(SweepSpec sweep) => sweep.Margin ?? Margin;

    /// <summary>The most trials that any sweep asks of a configuration.</summary>
    public int MostSeeds => Sweeps.Count == 0 ? Seeds : Sweeps.Max(SeedsOf);
}
