using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>
/// The conclusion where all rows are one training: at which epoch it is best, by the validation loss and by the sweep's
/// metric. The two may differ, since a loss also judges how sure the answers are.
/// </summary>
internal sealed class EpochsConclusion(ComparisonTable table, Text text) : TableProse(table, text)
{
    /// <summary>A rise of the validation loss below this is none.</summary>
    private const double Risen = 0.01;

    /// <returns>Null where rows are several trainings, or do not say at which epoch the loss is lowest.</returns>
    public (string Found, string Next)? Find()
    {
        if (!Findings.OneTraining || Findings.Finished.MaxBy(Epochs) is not { } last || Epochs(last) is not { } end
            || last.Facts[FactNames.BestStep] is not { } lowest || last.Facts[FactNames.Rise] is not { } rise)
            return null;
        // The median of an even number of trainings may lie between two epochs, and nobody stops there.
        var epoch = Math.Round(lowest, MidpointRounding.AwayFromZero).ToString("0", Text.Language);
        var other = OtherBest(lowest);
        if (lowest >= end || rise < Risen)
        {
            var falling = Text.Get("ConcludeStillFalling", epoch, end);
            return (Said(falling, other, "BestElsewhere"), Text.Get("NextStillFalling"));
        }

        var found = Text.Get("ConcludeOneTraining", epoch, Words.Percent(rise), end);
        return other > lowest && Table.Metric.Name == "val_accuracy"
            ? (Said(found, other, "BestLater"), Text.Get("NextTwoBests", epoch, other))
            : (Said(found, other, "BestElsewhere"), Text.Get("NextOneTraining", epoch));
    }

    /// <summary>
    /// The epoch that is best by the sweep's metric, where that contradicts the loss: another row lies between the two.
    /// </summary>
    private double? OtherBest(double lowest)
    {
        if (Table.Metric.Name == "val_loss" || Findings.Best is not { } best || Epochs(best) is not { } epoch)
            return null;
        var (from, to) = (Math.Min(lowest, epoch), Math.Max(lowest, epoch));
        return Findings.Finished.Any(row => row != best && Epochs(row) >= from && Epochs(row) <= to) ? epoch : null;
    }

    private string Said(string found, double? other, string sentence) =>
        other is null ? found : $"{found} {Text.Get(sentence, Metric, other)}";

    private static double? Epochs(TableRow row) => row.Values[0].AsNumber();
}
