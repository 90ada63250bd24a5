using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>What sets a trial apart from its study's base configuration, for people.</summary>
internal static class TrialLabel
{
    public static string Of(Hyperparameters start, TrialRow trial)
    {
        var differences = HyperparameterSchema.All
            .Where(d => d.Get(trial.Hyperparameters) != d.Get(start))
            .Select(d => $"{d.Key}={d.Get(trial.Hyperparameters)}");
        var configuration = string.Join(' ', differences);
        return $"{(configuration.Length == 0 ? "baseline" : configuration)} seed {trial.SeedNumber}";
    }
}
