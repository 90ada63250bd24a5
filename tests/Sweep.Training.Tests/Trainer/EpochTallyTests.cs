using Sweep.Training.Trainer;
using static TorchSharp.torch;

namespace Sweep.Training.Tests.Trainer;

public sealed class EpochTallyTests
{
    [Fact]
    public void Sums_kept_on_the_device_equal_those_read_batch_by_batch()
    {
        using var scope = NewDisposeScope();
        using var atHand = new EpochTally(CPU);
        using var deferred = new EpochTally(CPU, deferred: true);
        (float Loss, float[] Logits, float[] Labels)[] batches =
        [
            (0.7f, [1, -1, 2], [1, 0, 0]),
            (0.1f, [3, -2, 0, 1], [1, 0, 1, 1]),
            (1.3f, [-1], [1]),
        ];

        foreach (var (loss, logits, labels) in batches)
        {
            atHand.Add(tensor(loss), tensor(logits), tensor(labels));
            deferred.Add(tensor(loss), tensor(logits), tensor(labels));
        }

        Assert.Equal((3 * (double)0.7f + 4 * (double)0.1f + 1.3f) / 8, atHand.Loss, 1e-12);
        Assert.Equal(5.0 / 8, atHand.Accuracy);
        Assert.Equal(atHand.Loss, deferred.Loss);
        Assert.Equal(atHand.Accuracy, deferred.Accuracy);
        Assert.True(atHand.AtHand);
        Assert.False(deferred.AtHand);
    }

    [Fact]
    public void A_loss_that_is_no_number_shows_at_the_end_of_the_epoch()
    {
        using var scope = NewDisposeScope();
        using var deferred = new EpochTally(CPU, deferred: true);

        deferred.Add(tensor(float.NaN), tensor(new float[] { 1 }), tensor(new float[] { 1 }));

        Assert.True(double.IsNaN(deferred.Loss));
    }
}
