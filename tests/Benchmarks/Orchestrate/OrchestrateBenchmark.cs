namespace Sweep.Benchmarks.Orchestrate;

/// <summary>What running trials costs apart from their training, which is left out: one node, whole studies, real stores.</summary>
internal static class OrchestrateBenchmark
{
    public static IAsyncEnumerable<BenchmarkRow> Run(IReadOnlyList<string> options) => Measure(OrchestrateOptions.Parse(options));

    private static IAsyncEnumerable<BenchmarkRow> Measure(OrchestrateOptions options) => options switch
    {
        { Telemetry: true } => TelemetryRows.MeasureAsync(),
        { Overhead: true } => OverheadRows.MeasureAsync(),
        { Trials: { } trials } => ScaleRows.MeasureAsync([trials], options.Reports, options.Postgres),
        _ => RateRows.MeasureAsync()
            .Concat(ScaleRows.MeasureAsync(options.Full ? [100_000, 1_000_000] : [100_000]))
            .Concat(QueryBenchmark.MeasureAsync(options.Full ? 1_000_000 : 100_000))
            .Concat(OverheadRows.MeasureAsync())
            .Concat(TelemetryRows.MeasureAsync()),
    };
}
