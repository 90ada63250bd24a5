using Sweep.Contracts.Results;
using Sweep.Contracts.Training;

namespace Sweep.Benchmarks.Train;

/// <summary>Notes how long a trial's epochs take.</summary>
/// <param name="epochs">After how many to end the trial at once, without the evaluations of its end.</param>
internal sealed class EpochClock(int epochs = int.MaxValue) : ITrialObserver
{
    private readonly List<double> seconds = [];

    /// <summary>Of all epochs but the first, which warms up.</summary>
    public double FastestSeconds => seconds.Skip(1).Min();

    public void Started(ModelSummary model) { }

    public TrialDecision EpochFinished(Step metrics, Func<byte[]> checkpoint)
    {
        seconds.Add(metrics.Seconds);
        return seconds.Count == epochs ? TrialDecision.Abandon : TrialDecision.Continue;
    }
}
