using Sweep.Contracts.Randomness;

namespace Sweep.Cluster.Tests.Harness.Chaos;

/// <param name="At">Since the chaos began.</param>
/// <param name="Fault">What happens then.</param>
internal sealed record PlannedFault(TimeSpan At, IFault Fault);

/// <summary>What goes wrong when: a fault every 3 to 5 s, every kind as likely as any other; a function of the seed.</summary>
internal static class FaultSchedule
{
    public static IReadOnlyList<PlannedFault> Draw(long seed, TimeSpan length, IReadOnlyList<string> silos)
    {
        var random = new SeededRandom(seed);
        var faults = new List<PlannedFault>();
        for (var at = Between(random, 3, 5); at < length; at += Between(random, 3, 5))
            faults.Add(new PlannedFault(at, Next(random, silos)));
        return faults;
    }

    private static IFault Next(SeededRandom random, IReadOnlyList<string> silos) => random.NextBelow(7) switch
    {
        0 => new KilledSilo(One(random, silos), Between(random, 0, 5)),
        1 => new AllSilosKilled(Between(random, 0, 2)),
        2 => new FrozenSilo(One(random, silos), Between(random, 2, 10)),
        3 => new LeavingSilo(One(random, silos)),
        4 => new RedisAway(Between(random, 1, 6)),
        5 => new PostgresAway(Between(random, 1, 6)),
        _ => new PostgresReadOnly(Between(random, 1, 6)),
    };

    private static string One(SeededRandom random, IReadOnlyList<string> silos) => silos[(int)random.NextBelow(silos.Count)];

    private static TimeSpan Between(SeededRandom random, double low, double high) => TimeSpan.FromSeconds(low + (high - low) * random.NextDouble());
}
