using System.Collections.Concurrent;

namespace Sweep.Grains.Coordination;

/// <summary>The studies coordinated in this process that go on without anybody who waits for them.</summary>
public sealed class DetachedStudies
{
    private readonly ConcurrentDictionary<string, byte> ids = new(StringComparer.Ordinal);

    public bool Contains(string study) => ids.ContainsKey(study);

    internal void Add(string study) => ids[study] = 0;

    internal void Remove(string study) => ids.TryRemove(study, out _);
}
