namespace Sweep.Training.Data;

/// <summary>
/// Computes each value once, however many threads ask for it together, and keeps those used last within a total
/// weight. The newest value is kept even if it alone is too heavy. A failed computation is forgotten.
/// </summary>
/// <param name="capacity">Total weight to keep.</param>
/// <param name="weigh">The weight of a value.</param>
internal sealed class OnceCache<TKey, TValue>(long capacity, Func<TValue, long> weigh)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private long total;

    public TValue Get(TKey key, Func<TValue> compute)
    {
        var node = Touch(key, compute);
        try
        {
            // Outside the lock: others wait for this value only, not for the whole cache.
            var value = node.Value.Value.Value;
            Settle(node, weigh(value));
            return value;
        }
        catch
        {
            Forget(node);
            throw;
        }
    }

    private LinkedListNode<Entry> Touch(TKey key, Func<TValue> compute)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
                byUse.Remove(node);
            else
                entries[key] = node = new LinkedListNode<Entry>(new Entry(key, new Lazy<TValue>(compute)));
            byUse.AddFirst(node);
            return node;
        }
    }

    private void Settle(LinkedListNode<Entry> node, long weight)
    {
        lock (gate)
        {
            if (node.List is null || node.Value.Weight is not null)
                return;
            node.Value.Weight = weight;
            total += weight;
            for (var last = byUse.Last; last is not null && total > capacity;)
            {
                var previous = last.Previous;
                if (last != node && last.Value.Weight is not null)
                    Remove(last);
                last = previous;
            }
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        lock (gate)
        {
            if (node.List is not null)
                Remove(node);
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        total -= node.Value.Weight ?? 0;
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
    }

    private sealed class Entry(TKey key, Lazy<TValue> value)
    {
        public TKey Key { get; } = key;
        public Lazy<TValue> Value { get; } = value;

        /// <summary>Null until the value is computed.</summary>
        public long? Weight { get; set; }
    }
}
