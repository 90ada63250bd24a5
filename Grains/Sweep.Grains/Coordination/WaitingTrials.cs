namespace Sweep.Grains.Coordination;

/// <summary>The queued trials of a study, by number, in the order in which they run: a bit each.</summary>
internal sealed class WaitingTrials(ShuffledOrder order)
{
    /// <summary>By seed number: the positions of those that wait.</summary>
    private readonly List<NumberSet> seeds = [];

    public int Count { get; private set; }

    public void Add(int number)
    {
        var (seed, position) = order.Of(number);
        while (seeds.Count <= seed)
            seeds.Add(new NumberSet());
        Count -= seeds[seed].Count;
        seeds[seed].Add(position);
        Count += seeds[seed].Count;
    }

    public void Remove(int number)
    {
        var (seed, position) = order.Of(number);
        if (seed >= seeds.Count)
            return;
        Count -= seeds[seed].Count;
        seeds[seed].Remove(position);
        Count += seeds[seed].Count;
    }

    /// <summary>The first to run first. The set must not change meanwhile.</summary>
    public IEnumerable<int> InOrder() => seeds.Index()
        .Where(seed => seed.Item.Count > 0)
        .SelectMany(seed => seed.Item.InOrder().Select(position => order.At(seed.Index, position)));
}
