namespace Sweep.Contracts.Specs;

/// <summary>What a confirmation confirms: the best rows of a sweep, trained again with seeds that did not choose them.</summary>
/// <param name="Study">The study that chose them.</param>
/// <param name="Sweep">Its sweep.</param>
/// <param name="Top">How many of the best rows were asked for, the baseline apart.</param>
/// <param name="Seeds">The most seeds a configuration of the sweep had.</param>
/// <param name="Searched">Configurations the rows were chosen from, the baseline included.</param>
/// <param name="Rows">The rows: the baseline first, if there is one, then the best first.</param>
[GenerateSerializer, Immutable, Alias("sweep.StudyConfirmation")]
public sealed record StudyConfirmation(
    string Study, string Sweep, int Top, int Seeds, int Searched, IReadOnlyList<SelectedRow> Rows)
{
    /// <summary>The first seed number of confirmations, beyond those of any other study.</summary>
    public const int FirstSeed = StudyLimits.MaxSeeds;

    /// <summary>How many of the best rows are confirmed if nobody says.</summary>
    public const int DefaultTop = 3;

    /// <summary>How many rows can be confirmed, the baseline apart.</summary>
    public const int MaxTop = 20;

    /// <summary>How many fresh seeds each row gets if nobody says.</summary>
    public const int DefaultSeeds = 10;
}

/// <summary>A row as it was when it was chosen, kept so that a later extension or deletion does not change it.</summary>
/// <param name="Hyperparameters">The configuration.</param>
/// <param name="Mean">
/// Mean of the sweep's metric at the last epoch over the trials that learned; null where none did, as a baseline's may.
/// </param>
/// <param name="Shrunken">
/// The mean drawn towards that of all configurations, for what chance has added to it; null with one seed.
/// </param>
/// <param name="Learned">Trials that learned.</param>
/// <param name="Trials">Finished trials.</param>
[GenerateSerializer, Immutable, Alias("sweep.SelectedRow")]
public sealed record SelectedRow(Hyperparameters Hyperparameters, double? Mean, double? Shrunken, int Learned, int Trials);
