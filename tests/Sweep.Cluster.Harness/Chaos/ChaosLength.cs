using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.Testing;

namespace Sweep.Cluster.Harness.Chaos;

/// <summary>How much chaos: a little with every test run, or as much as asked for.</summary>
/// <param name="First">The first seed.</param>
/// <param name="Seeds">Runs.</param>
/// <param name="Lasts">How long faults come, in each.</param>
/// <param name="TrialSeeds">Seeds of each of the study's twenty configurations.</param>
internal sealed partial record ChaosLength(int First, int Seeds, TimeSpan Lasts, int TrialSeeds)
{
    /// <summary>A number of seeds, or the first and the last, such as <c>4-10</c>.</summary>
    private const string Variable = "SWEEP_CHAOS_SEEDS";

    private static readonly ChaosLength Brief = new(1, 1, TimeSpan.FromSeconds(32), TrialSeeds: 2);

    public static ChaosLength Asked { get; } = Read(Environment.GetEnvironmentVariable(Variable));

    private static ChaosLength Read(string? asked)
    {
        if (Form().Match(asked ?? "") is not { Success: true } match)
            return TestLength.Of(Brief, full: Full(1, 3));
        return Full(match.Groups["first"].Success ? Number(match.Groups["first"]) : 1, Number(match.Groups["last"]));
    }

    private static ChaosLength Full(int first, int last) => new(first, last - first + 1, TimeSpan.FromMinutes(2), TrialSeeds: 15);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^((?<first>[0-9]{1,6})-)?(?<last>[0-9]{1,6})$")]
    private static partial Regex Form();
}
