using Sweep.Contracts.Specs;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Which number a trial has: a function of the spec alone. A configuration's index is its position in the plan, from 0.
/// </summary>
/// <remarks>
/// Seeds are counted from 0 here, whatever their numbers (<see cref="StudySpec.FirstSeed"/>).
/// Numbers run configuration by configuration, one for each seed: index · seeds + seed + 1, where seeds is the
/// largest number that any sweep asks for. Where sweeps ask for fewer, no trial has the numbers left over. An extension
/// appends a block of the same kind for the seed numbers it adds, so earlier trials keep their numbers. An extension that
/// raises only sweeps with fewer seeds than the largest uses numbers left over.
/// </remarks>
internal sealed class TrialNumbering
{
    private readonly StudySpec spec;
    private readonly Block[] blocks;

    public TrialNumbering(StudySpec spec)
    {
        this.spec = spec;
        Seeds = spec.MostSeeds;
        var (found, first, from) = (new List<Block>(), 1, 0);
        foreach (var until in spec.Looks.Append(Seeds))
        {
            if (until > from)
            {
                found.Add(new Block(first, from, until - from));
                first = checked(first + spec.Configurations * (until - from));
            }

            from = Math.Max(from, until);
        }

        blocks = [.. found];
    }

    /// <summary>Seeds run from 0 to below this.</summary>
    public int Seeds { get; }

    public int Number(int configuration, int seed)
    {
        var last = blocks.Length - 1;
        while (blocks[last].Seed > seed)
            last--;
        var block = blocks[last];
        return checked(block.First + configuration * block.Width + seed - block.Seed);
    }

    /// <summary>The configuration's index and the seed that a number stands for, whether or not a trial has it.</summary>
    public (int Configuration, int Seed) Find(int number)
    {
        var last = blocks.Length - 1;
        while (blocks[last].First > number)
            last--;
        var block = blocks[last];
        var (configuration, seed) = Math.DivRem(number - block.First, block.Width);
        return (configuration, block.Seed + seed);
    }

    /// <summary>The numbers of a configuration's trials, ascending.</summary>
    /// <param name="configuration">Its index.</param>
    /// <param name="seeds">How many it has.</param>
    public IEnumerable<int> Numbers(int configuration, int seeds) => Enumerable.Range(0, seeds).Select(seed => Number(configuration, seed));

    /// <summary>The numbers of several configurations' trials, ascending.</summary>
    /// <param name="configurations">Their indices, ascending.</param>
    /// <param name="seeds">How many each has.</param>
    public IEnumerable<int> Numbers(IReadOnlyList<int> configurations, Func<int, int> seeds) => blocks.SelectMany(block =>
        configurations.SelectMany(configuration => Enumerable
            .Range(block.First + configuration * block.Width, Math.Clamp(seeds(configuration) - block.Seed, 0, block.Width))));

    /// <summary>Trials of a configuration that is in these sweeps: as many as the one that asks for most.</summary>
    public int SeedsIn(long sweeps)
    {
        var most = 0;
        for (var index = 0; index < spec.Sweeps.Count; index++)
        {
            if ((sweeps & (1L << index)) != 0)
                most = Math.Max(most, spec.SeedsOf(spec.Sweeps[index]));
        }

        return most;
    }

    /// <param name="First">The number of the first configuration's first seed number.</param>
    /// <param name="Seed">The first seed number.</param>
    /// <param name="Width">How many seed numbers.</param>
    private readonly record struct Block(int First, int Seed, int Width);
}
