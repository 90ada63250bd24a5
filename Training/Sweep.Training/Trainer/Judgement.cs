namespace Sweep.Training.Trainer;

/// <summary>A model's validation after an epoch.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Probabilities">The predicted probability of class 1 for each validation row.</param>
internal sealed record Judgement(double Loss, float[] Probabilities);
