using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Confirming;

/// <summary>A configuration of a sweep with what its finished trials measured.</summary>
/// <param name="Hyperparameters">The configuration.</param>
/// <param name="Trials">Finished trials with a finite value, whether they learned or not.</param>
/// <param name="Live">Values of those that learned.</param>
public sealed record TriedConfiguration(Hyperparameters Hyperparameters, int Trials, IReadOnlyList<SeedValue> Live)
{
    /// <summary>Mean over the trials that learned; null with none.</summary>
    public double? Mean => Live.Count == 0 ? null : Live.Average(v => v.Value);

    /// <summary>
    /// Enough trials learned to choose the configuration by them: half of them, and two where there are as many.
    /// </summary>
    public bool IsEligible => Live.Count > 0 && Live.Count >= Math.Min(Trials, Math.Max(2, (Trials + 1) / 2));

    /// <summary>The configurations as rows of a comparison, in their order.</summary>
    public static IReadOnlyList<ComparedRow> Compared(IReadOnlyList<TriedConfiguration> configurations)
    {
        var trainings = configurations.Select(c => c.Hyperparameters.Epochs).Distinct().Skip(1).Any()
            ? configurations.CountBy(Training).ToDictionary()
            : null;
        return [.. configurations.Select(c => new ComparedRow(c.Live, c.Trials, trainings?[Training(c)] > 1))];
    }

    /// <summary>What configurations that differ only in their epochs have in common: they share one training.</summary>
    private static UInt128 Training(TriedConfiguration configuration) =>
        TrialPlan.Fingerprint(configuration.Hyperparameters with { Epochs = 1 });
}
