using Sweep.Benchmarks;
using Sweep.Benchmarks.Orchestrate;
using Sweep.Benchmarks.Simulate;
using Sweep.Benchmarks.Train;

// What a benchmark gives for its arguments; null if it does not take them.
var benchmarks = new Dictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<BenchmarkRow>?>>(StringComparer.Ordinal)
{
    ["train"] = arguments => arguments.Count == 0 ? TrainBenchmark.Run() : null,
    ["orchestrate"] = OrchestrateBenchmark.Run,
    ["simulate"] = arguments => SimulateArguments.Read(arguments) is { } options ? SimulateBenchmark.Run(options) : null,
};

var json = args.Contains("--json");
var words = args.Where(a => a != "--json").ToList();
if (words is not [var name, .. var arguments] || !benchmarks.TryGetValue(name, out var benchmark) || benchmark(arguments) is not { } rows)
{
    Console.Error.WriteLine($"Usage: benchmarks NAME [--json], NAME one of {string.Join(", ", benchmarks.Keys)}; simulate also takes --nodes N, --trials N and --seed N.");
    return 2;
}

BenchmarkReport.Print(rows, json, Console.Out);
return 0;
