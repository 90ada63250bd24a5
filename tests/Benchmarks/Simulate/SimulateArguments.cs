using System.Globalization;
using Sweep.Simulation;

namespace Sweep.Benchmarks.Simulate;

/// <summary>Reads <c>--nodes N</c>, <c>--trials N</c> and <c>--seed N</c>.</summary>
internal static class SimulateArguments
{
    /// <summary>The options, or null if the arguments are others.</summary>
    public static SimulationOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new SimulationOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return null;
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
                    return null;
            }
        }

        return options;
    }
}
