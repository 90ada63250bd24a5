using Sweep.Contracts.Results;
using Sweep.Contracts.Training;

namespace Sweep.Benchmarks.Train;

/// <summary>Notes how long a trial's epochs take.</summary>
internal sealed class EpochClock : ITrialObserver
{
    private readonly List<double> seconds = [];

    /// <summary>Of all epochs but the first, which warms up.</summary>
    public double FastestSeconds => seconds.Skip(1).Min();

    public void Started(ModelSummary model) { }

    public TrialDecision EpochFinished(Step metrics, Func<byte[]> checkpoint)
    {
        seconds.Add(metrics.Seconds);
        return TrialDecision.Continue;
    }
}
