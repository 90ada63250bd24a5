using System.Globalization;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>What to measure.</summary>
internal sealed record OrchestrateOptions
{
    private const string Known =
        "orchestrate takes --full, --telemetry, --overhead or --trials N, and with the last also --reports N and --store sqlite or postgres";

    /// <summary>Only a study of so many trials; null for all parts.</summary>
    public int? Trials { get; private init; }

    /// <summary>Epochs that each of those reports.</summary>
    public int Reports { get; private init; }

    /// <summary>Where those are stored.</summary>
    public bool Postgres { get; private init; }

    /// <summary>Also a study of a million trials.</summary>
    public bool Full { get; private init; }

    /// <summary>Only what it costs to be watched.</summary>
    public bool Telemetry { get; private init; }

    /// <summary>Only how much longer short trials take than their training.</summary>
    public bool Overhead { get; private init; }

    /// <exception cref="ArgumentException">Something else was said.</exception>
    public static OrchestrateOptions Parse(IReadOnlyList<string> options) => options.ToArray() switch
    {
        [] => new OrchestrateOptions(),
        ["--full"] => new OrchestrateOptions { Full = true },
        ["--telemetry"] => new OrchestrateOptions { Telemetry = true },
        ["--overhead"] => new OrchestrateOptions { Overhead = true },
        ["--trials", var count, .. var others] => Study(new OrchestrateOptions { Trials = Number(count, least: 1) }, others),
        _ => throw Unknown(string.Join(' ', options)),
    };

    private static OrchestrateOptions Study(OrchestrateOptions study, string[] options) => options switch
    {
        [] => study,
        ["--reports", var count, .. var others] => Study(study with { Reports = Number(count, least: 0) }, others),
        ["--store", "sqlite", .. var others] => Study(study with { Postgres = false }, others),
        ["--store", "postgres", .. var others] => Study(study with { Postgres = true }, others),
        _ => throw Unknown(string.Join(' ', options)),
    };

    private static int Number(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : throw Unknown(text);

    private static ArgumentException Unknown(string option) => new($"{Known}; not '{option}'.");
}
