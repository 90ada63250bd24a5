using System.Collections.Immutable;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>
/// In which order trials run: all configurations with seed number 0, then with 1, and so on, shuffled within each. So any
/// stop leaves whole blocks, and no configuration is always first. Follows from the spec alone, and keeps nothing for a trial.
/// </summary>
/// <remarks>
/// The shuffle is the swap-or-not permutation (Hoang, Morris and Rogaway, 2012): each round pairs every position with
/// another, and a bit that both share decides whether they swap, so it is computed for one position at a time, in both
/// directions, for any number of configurations.
/// </remarks>
internal sealed class ShuffledOrder(StudySpec spec, TrialNumbering numbering) : IComparer<int>
{
    /// <summary>Enough that the position of a configuration tells nothing about another's, for a million configurations.</summary>
    private const int Rounds = 40;

    /// <summary>Configurations there can be. One beyond, in a store that something else has changed, keeps its place.</summary>
    private readonly long count = (long)Math.Min(StudyLimits.Configurations(spec), StudyLimits.MaxNumbers);

    private readonly Dictionary<int, ImmutableArray<Round>> rounds = [];

    /// <summary>The trial's seed number, and its position among those of that seed number, from 0.</summary>
    public (int Seed, int Position) Of(int number)
    {
        var (configuration, seed) = numbering.Find(number);
        var position = (long)configuration;
        if (position < count)
        {
            foreach (var round in RoundsOf(seed))
                position = round.Swap(position, count);
        }

        return (seed, (int)position);
    }

    /// <summary>The trial at a position: the inverse of <see cref="Of"/>.</summary>
    public int At(int seed, int position)
    {
        var configuration = (long)position;
        if (configuration < count)
        {
            var mine = RoundsOf(seed);
            for (var i = mine.Length - 1; i >= 0; i--)
                configuration = mine[i].Swap(configuration, count);
        }

        return numbering.Number((int)configuration, seed);
    }

    /// <summary>Which of two trials runs first.</summary>
    public int Compare(int x, int y) => Of(x).CompareTo(Of(y));

    private ImmutableArray<Round> RoundsOf(int seed)
    {
        if (rounds.TryGetValue(seed, out var known))
            return known;
        var random = new SeededRandom(SeedDerivation.Derive(spec.Seed, FormattableString.Invariant($"order\n{seed}")));
        return rounds[seed] = [.. Enumerable.Range(0, Rounds).Select(_ => new Round(random.NextBelow(count), random.NextBits()))];
    }

    private readonly record struct Round(long Pivot, ulong Key)
    {
        public long Swap(long position, long count)
        {
            var other = Pivot - position;
            if (other < 0)
                other += count;
            var bits = (ulong)Math.Max(position, other) ^ Key;
            bits = (bits ^ (bits >> 32)) * 0xD6E8FEB86659FD93;
            bits = (bits ^ (bits >> 32)) * 0xD6E8FEB86659FD93;
            return (long)bits < 0 ? other : position;
        }
    }
}
