using Sweep.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <summary>
/// Sums loss and right answers over an epoch's rows, where the rows are. A GPU is asked for the sums once an epoch, since
/// every question makes it wait; the CPU has them at hand. Both add the same float64 numbers in the same order.
/// </summary>
internal sealed class EpochTally : IDisposable
{
    private readonly Tensor? lossSum, rightSum;
    private double loss;
    private long right, rows;

    /// <param name="device">Where batches are.</param>
    /// <param name="deferred">Whether to keep the sums on the device until they are read; by default, unless it is the CPU.</param>
    public EpochTally(Device device, bool? deferred = null)
    {
        if (!(deferred ?? device.type is not TorchSharp.DeviceType.CPU))
            return;
        lossSum = zeros([], ScalarType.Float64, device);
        rightSum = zeros([], ScalarType.Int64, device);
    }

    /// <summary>Mean over the rows so far; reading it waits for the device.</summary>
    public double Loss => (lossSum?.item<double>() ?? loss) / rows;

    public double Accuracy => (double)(rightSum?.item<long>() ?? right) / rows;

    /// <summary>Whether <see cref="Loss"/> costs nothing to read, so that a divergence can be seen within the epoch.</summary>
    public bool AtHand => lossSum is null;

    /// <param name="batchLoss">Mean loss of the batch, a scalar.</param>
    /// <param name="logits">Shape [rows].</param>
    /// <param name="labels">Shape [rows], 0 or 1.</param>
    public void Add(Tensor batchLoss, Tensor logits, Tensor labels)
    {
        using var _ = no_grad();
        var count = labels.shape[0];
        var hits = logits.gt(Numbers.Zero).eq(labels.gt(Numbers.Zero)).sum();
        rows += count;
        if (lossSum is not null && rightSum is not null)
        {
            using Scalar weight = (double)count;
            lossSum.add_(batchLoss.to(ScalarType.Float64).mul(weight), Numbers.One);
            rightSum.add_(hits, Numbers.One);
            return;
        }

        loss += batchLoss.item<float>() * (double)count;
        right += hits.item<long>();
    }

    public void Dispose()
    {
        lossSum?.Dispose();
        rightSum?.Dispose();
    }
}
