using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>What one epoch measured.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean binary cross-entropy over the epoch's training rows, while the weights moved, as Keras reports it.</param>
/// <param name="TrainAccuracy">Share of training rows on the right side of 0.5, likewise.</param>
/// <param name="ValLoss">Mean binary cross-entropy over the validation rows after the epoch.</param>
/// <param name="ValAccuracy">Share of validation rows on the right side of 0.5.</param>
/// <param name="Seconds">Wall time of training and validation. The one field that is not reproducible.</param>
[GenerateSerializer, Immutable, Alias("sweep.EpochMetrics")]
public sealed record EpochMetrics(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValLoss, double ValAccuracy, double Seconds)
{
    public double Value(Metric metric) => metric switch
    {
        Metric.TrainAccuracy => TrainAccuracy,
        Metric.TrainLoss => TrainLoss,
        Metric.ValAccuracy => ValAccuracy,
        Metric.ValLoss => ValLoss,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };
}
