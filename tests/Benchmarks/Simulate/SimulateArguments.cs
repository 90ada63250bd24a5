using System.Globalization;
using Sweep.Simulation;

namespace Sweep.Benchmarks.Simulate;

/// <summary>Reads <c>--nodes N</c>, <c>--trials N</c> and <c>--seed N</c>.</summary>
internal static class SimulateArguments
{
    /// <exception cref="ArgumentException">The arguments are others.</exception>
    public static SimulationOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new SimulationOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                throw Unknown();
            switch (name)
            {
                case "--nodes":
                    options = options with { Nodes = number };
                    break;
                case "--trials":
                    options = options with { Trials = number };
                    break;
                case "--seed":
                    options = options with { Seed = number };
                    break;
                default:
                    throw Unknown();
            }
        }

        return options;
    }

    private static ArgumentException Unknown() => new("simulate takes --nodes N, --trials N and --seed N, each a whole number from 1.");
}
