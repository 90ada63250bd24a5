namespace Sweep.Grains.Placement;

/// <summary>
/// How many trials of which study every node runs. What a node reports replaces all that was known of it, so a count
/// that went wrong, with a lost answer or a restart, is right again with the node's next call.
/// </summary>
internal sealed class Holdings
{
    private readonly Dictionary<string, Dictionary<string, int>> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> totals = new(StringComparer.Ordinal);

    /// <summary>Trials of the study on all nodes.</summary>
    public int Of(string study) => totals.GetValueOrDefault(study);

    /// <summary>Takes over what a node reports.</summary>
    /// <returns>The studies of which it had more before: trials of theirs ended, or were lost.</returns>
    public IReadOnlyList<string> Report(string node, IEnumerable<string> studies)
    {
        var now = studies.CountBy(study => study).ToDictionary(StringComparer.Ordinal);
        List<string> fewer = [.. nodes.GetValueOrDefault(node, []).Where(before => before.Value > now.GetValueOrDefault(before.Key)).Select(before => before.Key)];
        Forget(node);
        nodes[node] = [];
        foreach (var (study, count) in now)
            Add(node, study, count);
        return fewer;
    }

    /// <summary>Notes trials given to a node, or not given after all, that it has not reported yet.</summary>
    public void Add(string node, string study, int count)
    {
        if (!nodes.TryGetValue(node, out var held))
            return;
        held[study] = held.GetValueOrDefault(study) + count;
        if ((totals[study] = totals.GetValueOrDefault(study) + count) == 0)
            totals.Remove(study);
    }

    /// <summary>The node is gone.</summary>
    /// <returns>The studies of which it ran trials.</returns>
    public IReadOnlyList<string> Forget(string node)
    {
        if (!nodes.TryGetValue(node, out var held))
            return [];
        foreach (var (study, count) in held.ToList())
            Add(node, study, -count);
        nodes.Remove(node);
        return [.. held.Keys];
    }
}
