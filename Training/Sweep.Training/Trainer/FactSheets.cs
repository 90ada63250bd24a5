using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Training.Models;
using Sweep.Training.Text;

namespace Sweep.Training.Trainer;

/// <summary>The facts of a trial's end, by where they come from. A number that is infinite or NaN is no fact.</summary>
internal static class FactSheets
{
    /// <param name="h">The configuration.</param>
    /// <param name="computedMultiplyAdds">Mean over the training texts.</param>
    public static TrialFacts OfModel(Hyperparameters h, double computedMultiplyAdds)
    {
        var parameters = ModelSummaries.Of(h).Parameters;
        return Finite(
            (FactNames.Parameters, parameters),
            (FactNames.Bytes, sizeof(float) * parameters),
            (FactNames.MultiplyAdds, ModelCosts.Plain(h)),
            (FactNames.ComputedMultiplyAdds, computedMultiplyAdds));
    }

    public static TrialFacts OfTexts(EncodedText text) => Finite(
        (FactNames.TrainingRows, text.TrainingRows),
        (FactNames.ValidationRows, text.ValidationRows),
        (FactNames.DistinctWords, text.Counts.DistinctWords),
        (FactNames.LongestText, text.Counts.LongestText),
        (FactNames.CutTexts, text.Counts.CutTexts),
        (FactNames.UnknownWords, text.Counts.UnknownWords));

    /// <param name="best">The best epoch.</param>
    /// <param name="lastLoss">The last epoch's validation loss.</param>
    public static TrialFacts OfBest(BestWeights best, double lastLoss) => Finite(
        (FactNames.BestStep, best.Epoch),
        (FactNames.BestLoss, best.Loss),
        (FactNames.BestAccuracy, best.Accuracy ?? double.NaN),
        (FactNames.Rise, lastLoss / best.Loss - 1));

    /// <param name="last">The last epoch's validation.</param>
    /// <param name="labels">The validation rows' labels.</param>
    /// <param name="training">The training rows, evaluated like the validation rows.</param>
    public static TrialFacts OfEnd(Judgement last, float[] labels, EpochTally training)
    {
        var loss = training.Loss;
        return Finite(
            (FactNames.Collapsed, Collapse.Holds(last.Loss, labels, last.Probabilities) ? 1 : 0),
            (FactNames.FinalTrainLoss, loss),
            (FactNames.FinalTrainAccuracy, training.Accuracy),
            (FactNames.Gap, last.Loss - loss));
    }

    public static TrialFacts OfTest(double accuracy) => Finite((FactNames.TestAccuracy, accuracy));

    private static TrialFacts Finite(params (string Name, double Value)[] facts) =>
        TrialFacts.Of([.. facts.Where(fact => double.IsFinite(fact.Value))]);
}
