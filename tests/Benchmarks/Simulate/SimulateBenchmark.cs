using Sweep.Simulation;

namespace Sweep.Benchmarks.Simulate;

/// <summary>
/// A thousand nodes of eight slots, some of which die, and a million trials, in virtual time: what the scheduler and the
/// coordinator make of the slots, and what they cost. See <see cref="SimulationOptions"/> for what is assumed.
/// </summary>
internal static class SimulateBenchmark
{
    public static IReadOnlyList<BenchmarkRow> Run(SimulationOptions options) => Rows(options, ClusterSimulation.Run(options).GetAwaiter().GetResult());

    private static IReadOnlyList<BenchmarkRow> Rows(SimulationOptions options, SimulationResult result) =>
    [
        new("simulate, slots busy until queue empty", 100 * result.SlotsBusy, "%", "slots of live nodes", 100, Target: 0.99),
        new("simulate, trials completed once", result.CompletedOnce, "trials", "trials", options.Trials, Target: 1),
        new("simulate, attempts lost with nodes", result.LostAttempts, "attempts", "attempts", result.Attempts),
        new("simulate, nodes that died", result.Deaths, "deaths", "nodes", options.Nodes),
        new("simulate, queue empty after", result.QueueEmpty.TotalSeconds, "virtual s", "trials' lengths / slots", result.Ideal.TotalSeconds),
        new("simulate, makespan", result.Makespan.TotalSeconds, "virtual s", "the same, and the longest trial", (result.Ideal + result.LongestTrial).TotalSeconds),
        new("simulate, processor time to run a trial", Micros(result.Running.Processor, options), "µs/trial", "wall, nodes and store included", Micros(result.Running.Wall, options)),
        new("simulate, processor time to plan a trial", Micros(result.Planning.Processor, options), "µs/trial", "wall", Micros(result.Planning.Wall, options)),
        new("simulate, memory of the coordinator", result.CoordinatorBytes / 1e6, "MB", "none", null),
    ];

    private static double Micros(TimeSpan time, SimulationOptions options) => time.TotalMicroseconds / options.Trials;
}
