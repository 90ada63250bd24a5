namespace Sweep.Contracts.Training;

/// <summary>A loss became infinite or no number. Trying again would come to the same.</summary>
public sealed class TrainingDivergedException(int epoch, string side, double loss)
    : Exception($"The {side} loss became {(double.IsNaN(loss) ? "NaN" : "infinite")} in epoch {epoch}; a smaller learning_rate may help.");
