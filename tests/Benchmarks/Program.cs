using Sweep.Benchmarks;
using Sweep.Benchmarks.Orchestrate;
using Sweep.Benchmarks.Train;

var benchmarks = new Dictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<BenchmarkRow>>>(StringComparer.Ordinal)
{
    ["train"] = _ => TrainBenchmark.Run(),
    ["orchestrate"] = OrchestrateBenchmark.Run,
    ["queries"] = QueryBenchmark.Run,
};

var json = args.Contains("--json");
var names = args.Where(a => a != "--json").ToList();
if (names is not [var name, .. var options] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Usage: benchmarks NAME [--json], NAME one of {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

BenchmarkReport.Print(benchmark(options), json, Console.Out);
return 0;
