using System.Globalization;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>What to measure.</summary>
/// <param name="Trials">Only a study of so many trials; null for all parts.</param>
/// <param name="Full">Also a study of a million trials.</param>
/// <param name="Telemetry">Only what it costs to be watched.</param>
/// <param name="Overhead">Only how much longer short trials take than their training.</param>
internal sealed record OrchestrateOptions(int? Trials, bool Full, bool Telemetry = false, bool Overhead = false)
{
    /// <exception cref="ArgumentException">Something else was said.</exception>
    public static OrchestrateOptions Parse(IReadOnlyList<string> options) => options switch
    {
        [] => new OrchestrateOptions(null, Full: false),
        ["--full"] => new OrchestrateOptions(null, Full: true),
        ["--telemetry"] => new OrchestrateOptions(null, Full: false, Telemetry: true),
        ["--overhead"] => new OrchestrateOptions(null, Full: false, Overhead: true),
        ["--trials", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var trials) && trials > 0 =>
            new OrchestrateOptions(trials, Full: false),
        _ => throw new ArgumentException($"orchestrate takes --full, --telemetry, --overhead or --trials N, not '{string.Join(' ', options)}'."),
    };
}
