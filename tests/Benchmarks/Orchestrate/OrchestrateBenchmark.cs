namespace Sweep.Benchmarks.Orchestrate;

/// <summary>What running trials costs apart from their training, which is left out: one node, whole studies, real stores.</summary>
internal static class OrchestrateBenchmark
{
    public static IAsyncEnumerable<BenchmarkRow> Run(IReadOnlyList<string> options) => Measure(OrchestrateOptions.Parse(options));

    private static IAsyncEnumerable<BenchmarkRow> Measure(OrchestrateOptions options) => options.Telemetry
        ? TelemetryRows.MeasureAsync()
        : options.Overhead
        ? OverheadRows.MeasureAsync()
        : options.Trials is { } trials
        ? ScaleRows.MeasureAsync([trials])
        : RateRows.MeasureAsync()
            .Concat(ScaleRows.MeasureAsync(options.Full ? [100_000, 1_000_000] : [100_000]))
            .Concat(QueryBenchmark.MeasureAsync(options.Full ? 1_000_000 : 100_000))
            .Concat(OverheadRows.MeasureAsync())
            .Concat(TelemetryRows.MeasureAsync());
}
