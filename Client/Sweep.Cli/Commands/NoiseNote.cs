using System.Globalization;
using Sweep.Client;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

/// <summary>What a study's seeds will see, told before it runs by the noise of an earlier study of the same data.</summary>
internal static class NoiseNote
{
    /// <returns>Null if no earlier study tells.</returns>
    public static async Task<string?> OfAsync(SweepClient client, StudySpec study, DatasetInfo dataset)
    {
        var sweep = study.Sweeps[0];
        var seeds = study.SeedsOf(sweep);
        var rows = StudyLimits.Configurations(study with { Sweeps = [sweep] });
        var noise = await client.FindNoiseAsync(dataset, sweep.Metric.Name, seeds, (int)Math.Clamp(rows - 1, 1, StudyLimits.MaxTrials));
        return noise?.Detectable is { } difference
            ? string.Create(CultureInfo.InvariantCulture, $"With {seeds} seeds a difference of {difference:0.000} is seen 80 % of the time (noise of {noise.Study}).")
            : null;
    }
}
