using Sweep.Contracts.Results;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage.Upgrades;

/// <summary>Metrics of this version, in the form in which the earlier store's are recorded.</summary>
internal static class MetricReadings
{
    /// <summary>In the order of <see cref="RecordedTrial.Epochs"/>.</summary>
    public static IReadOnlyList<double> Numbers(Step epoch) =>
        [epoch.Number, epoch.TrainLoss, epoch.TrainAccuracy, epoch.ValLoss, epoch.ValAccuracy, epoch.Seconds];

    public static int Number(TrialEpoch epoch) => epoch.Metrics.Number;

    public static IReadOnlyList<double> Numbers(TrialEpoch epoch) => Numbers(epoch.Metrics);

    /// <summary>By the names under which <c>sweep table --format json</c> writes them.</summary>
    public static IReadOnlyList<(string Name, Estimate? Value)> Estimates(TableRow row) =>
    [
        ("train_accuracy", row.TrainAccuracy),
        ("train_loss", row.TrainLoss),
        ("val_accuracy", row.ValAccuracy),
        ("val_loss", row.ValLoss),
    ];
}
