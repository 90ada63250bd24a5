using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Simulation;

/// <summary>The study that is simulated: one random search, one epoch a trial, so that each reports once.</summary>
internal static class SimulatedStudy
{
    public const string Id = "simulation-1";

    /// <summary>Waits until every trial is planned, since planning goes on in real time.</summary>
    public static async Task Plan(IGrainFactory grains, SimulationOptions options)
    {
        var coordinator = grains.GetGrain<ISweepGrain>(Id);
        await coordinator.Submit(SpecOf(options), new DatasetInfo("simulated", 0, 0, "bad", "good", 0, 0, "", []));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while ((await coordinator.GetProgress()).Trials.Total < options.Trials)
            await beat.WaitForNextTickAsync();
    }

    private static StudySpec SpecOf(SimulationOptions options) => new()
    {
        Name = "simulation",
        Seeds = 1,
        Seed = options.Seed,
        Base = Hyperparameters.Default with { Epochs = 1 },
        Sweeps =
        [
            new SweepSpec
            {
                Name = "rates",
                Method = SearchMethod.Random,
                RunCap = options.Trials,
                Parameters =
                [
                    new ParameterSpec { Key = "learning_rate", Distribution = Distribution.LogUniformValues, Min = 1e-5, Max = 1e-1 },
                    new ParameterSpec { Key = "dropout", Distribution = Distribution.Uniform, Min = 0, Max = 0.5 },
                ],
            },
        ],
    };
}
