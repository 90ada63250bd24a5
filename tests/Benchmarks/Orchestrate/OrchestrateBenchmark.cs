namespace Sweep.Benchmarks.Orchestrate;

/// <summary>What running trials costs apart from their training, which is left out: one node, whole studies, real stores.</summary>
internal static class OrchestrateBenchmark
{
    public static IReadOnlyList<BenchmarkRow> Run(IReadOnlyList<string> options) => RunAsync(OrchestrateOptions.Parse(options)).GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(OrchestrateOptions options)
    {
        if (options.Trials is { } trials)
            return await ScaleRows.MeasureAsync([trials]);

        // A part a line, in the order of its rows.
        return
        [
            .. await RateRows.MeasureAsync(),
            .. await ScaleRows.MeasureAsync(options.Full ? [100_000, 1_000_000] : [100_000]),
            .. await QueryBenchmark.MeasureAsync(options.Full ? 1_000_000 : 100_000),
            .. await OverheadRows.MeasureAsync(),
        ];
    }
}
