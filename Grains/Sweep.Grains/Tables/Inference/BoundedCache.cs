using System.Collections.Concurrent;

namespace Sweep.Grains.Tables.Inference;

/// <summary>
/// Keeps computed numbers, up to a limit at which it forgets them all: tables ask for few quantiles, often.
/// </summary>
internal sealed class BoundedCache<TKey>(int most, Func<TKey, double> compute)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, double> known = new();

    public double Get(TKey key)
    {
        if (known.TryGetValue(key, out var value))
            return value;
        // Counting locks the whole dictionary, so it is left to the slow path.
        if (known.Count >= most)
            known.Clear();
        return known[key] = compute(key);
    }
}
