using System.Globalization;

namespace Sweep.Cluster.Tests.Harness.Chaos;

/// <summary>How much chaos: a little with every test run, or as much as asked for.</summary>
/// <param name="Seeds">Runs.</param>
/// <param name="Lasts">How long faults come, in each.</param>
/// <param name="TrialSeeds">Seeds of each of the study's twenty configurations.</param>
internal sealed record ChaosLength(int Seeds, TimeSpan Lasts, int TrialSeeds)
{
    private const string Variable = "SWEEP_CHAOS_SEEDS";

    public static ChaosLength Asked { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seeds)
            ? new ChaosLength(seeds, TimeSpan.FromMinutes(2), TrialSeeds: 15)
            : new ChaosLength(1, TimeSpan.FromSeconds(32), TrialSeeds: 2);
}
