using Sweep.Benchmarks;
using Sweep.Benchmarks.Orchestrate;
using Sweep.Benchmarks.Simulate;
using Sweep.Benchmarks.Study;
using Sweep.Benchmarks.Train;

// Each takes its own arguments, and throws ArgumentException where it does not know them.
var benchmarks = new Dictionary<string, Func<IReadOnlyList<string>, IAsyncEnumerable<BenchmarkRow>>>(StringComparer.Ordinal)
{
    ["train"] = _ => TrainBenchmark.Run().ToAsyncEnumerable(),
    ["study"] = StudyBenchmark.Run,
    ["leak"] = _ => LeakBenchmark.MeasureAsync(),
    ["orchestrate"] = OrchestrateBenchmark.Run,
    ["simulate"] = arguments => SimulateBenchmark.Run(SimulateArguments.Read(arguments)).ToAsyncEnumerable(),
    ["queries"] = arguments => QueryBenchmark.MeasureAsync(arguments.Contains("--full") ? 1_000_000 : 100_000),
};

var json = args.Contains("--json");
var words = args.Where(a => a != "--json").ToList();
if (words is not [var name, .. var arguments] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Usage: benchmarks NAME [--json], NAME one of {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

try
{
    await BenchmarkReport.PrintAsync(benchmark(arguments), json, Console.Out);
    return 0;
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
