using Sweep.Benchmarks;
using Sweep.Benchmarks.Orchestrate;
using Sweep.Benchmarks.Train;

string[] options = ["--json", "--full"];
var (json, full) = (args.Contains("--json"), args.Contains("--full"));
var benchmarks = new Dictionary<string, Func<IReadOnlyList<BenchmarkRow>>>(StringComparer.Ordinal)
{
    ["train"] = TrainBenchmark.Run,
    ["queries"] = () => QueryBenchmark.Run(trials: full ? 1_000_000 : 100_000),
};

var names = args.Except(options).ToList();
if (names is not [var name] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Usage: benchmarks NAME [--json] [--full], NAME one of {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

BenchmarkReport.Print(benchmark(), json, Console.Out);
return 0;
