using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Testing;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>Trains nothing: reports a number of epochs at once, or takes a fixed time.</summary>
internal sealed class EmptyTrainer(int reports, TimeSpan duration) : ITrainer
{
    public TrialFacts Train(TrialWork work, ITrialObserver observer, CancellationToken cancellation)
    {
        if (duration > TimeSpan.Zero)
            cancellation.WaitHandle.WaitOne(duration);
        for (var epoch = 1; epoch <= reports; epoch++)
        {
            if (observer.EpochFinished(TextSteps.Of(epoch, 1.0 / epoch, 0.5, 1.0 / epoch, 0.5, 0.001), () => []) is not TrialDecision.Continue)
                break;
        }

        return TrialFacts.None;
    }
}
