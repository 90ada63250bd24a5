using Sweep.Contracts.Randomness;

namespace Sweep.Cluster.Harness.Chaos;

/// <param name="At">Since the chaos began.</param>
/// <param name="Fault">What happens then.</param>
internal sealed record PlannedFault(TimeSpan At, IFault Fault);

/// <summary>
/// What goes wrong when: a fault every 3 to 5 s, of every kind one before any comes again; a function of the seed.
/// </summary>
internal static class FaultSchedule
{
    public static IReadOnlyList<PlannedFault> Draw(long seed, TimeSpan length, IReadOnlyList<string> silos)
    {
        var random = new SeededRandom(seed);
        var faults = new List<PlannedFault>();
        var kinds = new Queue<Func<IFault>>();
        for (var at = Between(random, 3, 5); at < length; at += Between(random, 3, 5))
        {
            if (kinds.Count == 0)
                kinds = Shuffled(random, silos);
            faults.Add(new PlannedFault(at, kinds.Dequeue()()));
        }

        return faults;
    }

    private static Queue<Func<IFault>> Shuffled(SeededRandom random, IReadOnlyList<string> silos)
    {
        Func<IFault>[] kinds =
        [
            () => new KilledSilo(One(random, silos), Between(random, 0, 5)),
            () => new AllSilosKilled(Between(random, 0, 2)),
            () => new FrozenSilo(One(random, silos), Between(random, 2, 10)),
            () => new LeavingSilo(One(random, silos)),
            () => new RedisAway(Between(random, 1, 6)),
            () => new PostgresAway(Between(random, 1, 6)),
            () => new PostgresReadOnly(Between(random, 1, 6)),
        ];
        random.Shuffle<Func<IFault>>(kinds);
        return new Queue<Func<IFault>>(kinds);
    }

    private static string One(SeededRandom random, IReadOnlyList<string> silos) => silos[(int)random.NextBelow(silos.Count)];

    private static TimeSpan Between(SeededRandom random, double low, double high) => TimeSpan.FromSeconds(low + (high - low) * random.NextDouble());
}
