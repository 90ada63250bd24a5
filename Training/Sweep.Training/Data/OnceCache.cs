namespace Sweep.Training.Data;

/// <summary>
/// Computes each value once, however many threads ask for it together, and keeps those used last within a total
/// weight; none, once nobody has asked for a while. The newest value is kept even if it alone is too heavy. A value that is no
/// longer kept but still in use is shared all the same, so it is never there twice. A failed computation is forgotten.
/// </summary>
/// <param name="capacity">Total weight to keep.</param>
/// <param name="weigh">The weight of a value.</param>
/// <param name="time">The time.</param>
internal sealed class OnceCache<TKey, TValue>(long capacity, Func<TValue, long> weigh, TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    /// <summary>After how long without a question nothing is kept.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private readonly Dictionary<TKey, WeakReference<TValue>> released = [];
    private ITimer? idle;
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
                entries[key] = node = new LinkedListNode<Entry>(new Entry(key, InUse(key) is { } value ? new Lazy<TValue>(value) : new Lazy<TValue>(compute)));
            byUse.AddFirst(node);
            idle ??= time.CreateTimer(_ => ReleaseAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            idle.Change(Patience, Timeout.InfiniteTimeSpan);
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
                if (last != node)
                    Release(last);
                last = previous;
            }
        }
    }

    private TValue? InUse(TKey key) => released.Remove(key, out var reference) && reference.TryGetTarget(out var value) ? value : null;

    private void ReleaseAll()
    {
        lock (gate)
        {
            for (var last = byUse.Last; last is not null;)
            {
                var previous = last.Previous;
                Release(last);
                last = previous;
            }
        }
    }

    /// <summary>Leaves a value that has been computed to those who use it.</summary>
    private void Release(LinkedListNode<Entry> node)
    {
        if (node.Value.Weight is null)
            return;
        foreach (var (key, _) in released.Where(other => !other.Value.TryGetTarget(out _)).ToList())
            released.Remove(key);
        released[node.Value.Key] = new WeakReference<TValue>(node.Value.Value.Value);
        Remove(node);
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
