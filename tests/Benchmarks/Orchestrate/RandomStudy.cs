using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>A random search over two numbers, as the peers run it.</summary>
internal static class RandomStudy
{
    public const string Id = "random-1";

    public static DatasetInfo Dataset { get; } = new("reviews", 3000, 1500, "bad", "good", 12.5, 31, "00ff", []);

    public static StudySpec Of(int trials, int epochs) => new()
    {
        Name = "random",
        Seeds = 1,
        Base = Hyperparameters.Default with { Epochs = epochs },
        Sweeps =
        [
            new SweepSpec
            {
                Name = "random",
                Method = SearchMethod.Random,
                RunCap = trials,
                Parameters =
                [
                    new ParameterSpec { Key = "learning_rate", Distribution = Distribution.LogUniformValues, Min = 1e-5, Max = 1e-1 },
                    new ParameterSpec { Key = "dropout", Distribution = Distribution.Uniform, Min = 0, Max = 0.5 },
                ],
            },
        ],
    };
}
