using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <summary>Sums loss and right answers over an epoch's rows.</summary>
internal sealed class EpochTally
{
    private double loss;
    private long right, rows;

    public double Loss => loss / rows;

    public double Accuracy => (double)right / rows;

    /// <param name="batchLoss">Mean loss of the batch, a scalar.</param>
    /// <param name="logits">Shape [rows].</param>
    /// <param name="labels">Shape [rows], 0 or 1.</param>
    public void Add(Tensor batchLoss, Tensor logits, Tensor labels)
    {
        var count = labels.shape[0];
        loss += batchLoss.item<float>() * (double)count;
        right += logits.gt(0).eq(labels.gt(0)).sum().item<long>();
        rows += count;
    }
}
