using Sweep.Contracts.Randomness;

namespace Sweep.Simulation;

/// <summary>Lengths and lives: a function of the seed and of whose they are, so nothing depends on the order of events.</summary>
internal sealed class Chance(SimulationOptions options)
{
    public TimeSpan Length(int trial) => options.MedianLength * Math.Exp(options.LengthSpread * Random($"length\n{trial}").NextNormal());

    public TimeSpan Life(int node, int life) => options.MeanLife * -Math.Log(1 - Random($"life\n{node}\n{life}").NextDouble());

    private SeededRandom Random(string purpose) => new(SeedDerivation.Derive(options.Seed, purpose));
}
