using Sweep.Contracts.Results;
using Sweep.Contracts.Training;

namespace Sweep.Training.Tests.Trainer;

/// <summary>Keeps what a training reports, and a checkpoint of every epoch.</summary>
internal sealed class Recorder(int stopAfter = int.MaxValue, TrialDecision decision = TrialDecision.Stop) : ITrialObserver
{
    public List<Step> Epochs { get; } = [];
    public List<byte[]> Checkpoints { get; } = [];

    /// <summary>What the training returned.</summary>
    public TrialFacts Facts { get; set; } = TrialFacts.None;

    /// <summary>The numbers without their timings, which alone may differ.</summary>
    public IEnumerable<Step> Numbers => Epochs.Select(e => e with { Seconds = 0 });

    public void Started(ModelSummary model) { }

    public TrialDecision EpochFinished(Step metrics, Func<byte[]> checkpoint)
    {
        Epochs.Add(metrics);
        Checkpoints.Add(checkpoint());
        return Epochs.Count >= stopAfter ? decision : TrialDecision.Continue;
    }
}
