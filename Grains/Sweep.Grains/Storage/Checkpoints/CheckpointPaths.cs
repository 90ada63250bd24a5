using System.Globalization;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>
/// Where checkpoints lie below a folder or a bucket's prefix: <c>STUDY/TRIAL/ATTEMPT-EPOCH-DIGEST</c>. Nothing but ids
/// goes into it, and those so that no id can name a place outside.
/// </summary>
internal static class CheckpointPaths
{
    public static string Of(string study) => Uri.EscapeDataString(study).Replace(".", "%2E", StringComparison.Ordinal);

    public static string Of(TrialId trial) => string.Create(CultureInfo.InvariantCulture, $"{Of(trial.Study)}/{trial.Number}");

    public static string Of(CheckpointKey key) => $"{Of(key.Trial)}/{key.Name}";
}
