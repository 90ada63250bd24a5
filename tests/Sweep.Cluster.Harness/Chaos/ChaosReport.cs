namespace Sweep.Cluster.Harness.Chaos;

/// <summary>What chaos did and what came of it: with the test's output, and at once on standard output for who waits for a long run.</summary>
internal sealed class ChaosReport
{
    private static readonly List<Recovery> OfAllSeeds = [];
    private static int seedsDone;

    public void Say(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (ChaosLength.Asked.Seeds > 1)
            Console.WriteLine(line);
    }

    /// <summary>Counts a seed whose study ended as it should.</summary>
    public void Done(IReadOnlyList<PlannedFault> schedule, IReadOnlyList<Recovery> recoveries)
    {
        foreach (var kind in schedule.CountBy(planned => planned.Fault.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Say($"{kind.Value} x {kind.Key}");
        foreach (var line in Recoveries.Describe(recoveries))
            Say(line);
        OfAllSeeds.AddRange(recoveries);
        Say($"equal to the undisturbed run; seeds done: {++seedsDone}");
        foreach (var line in Recoveries.Describe(OfAllSeeds))
            Say($"all seeds: {line}");
    }
}
