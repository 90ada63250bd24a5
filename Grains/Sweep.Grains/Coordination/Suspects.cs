using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

/// <summary>
/// The trials of a study that may have taken a process down: each was on a node that died, and has stored no new epoch
/// since. They are few.
/// </summary>
internal sealed class Suspects(TimeProvider time)
{
    private readonly SortedDictionary<int, Suspect> suspects = [];

    /// <summary>Those that wait, in order of number.</summary>
    public IEnumerable<Suspect> Waiting => suspects.Values.Where(suspect => suspect.State is TrialState.Queued);

    public bool Contains(int number) => suspects.ContainsKey(number);

    /// <summary>Where the trial's process died since its last new epoch.</summary>
    public IReadOnlyList<string> NodesOf(int number) => suspects.TryGetValue(number, out var suspect) ? suspect.DiedOn : [];

    /// <summary>True if one of them runs on the node: of several, a death could not tell which did it.</summary>
    public bool RunOn(string node) => suspects.Values.Any(suspect => suspect.State is TrialState.Running && suspect.Node == node);

    /// <summary>Takes over what the store says of a trial.</summary>
    public void Note(TrialRow row)
    {
        if (row.DiedOn is not { } nodes || row.State.IsFinal())
            suspects.Remove(row.Id.Number);
        else
            suspects[row.Id.Number] = new Suspect(row.Id.Number, row.State, row.Node, nodes.Split(", "), time.GetTimestamp());
    }

    /// <summary>The trial stored a new epoch.</summary>
    public void Clear(int number) => suspects.Remove(number);
}

/// <summary>A trial that may take its process down.</summary>
/// <param name="Number">The trial's.</param>
/// <param name="State">Queued or running.</param>
/// <param name="Node">Where its last attempt runs or ran.</param>
/// <param name="DiedOn">The nodes that died, the last one last.</param>
/// <param name="Since">TimeProvider timestamp of when it came into this state.</param>
internal sealed record Suspect(int Number, TrialState State, string? Node, IReadOnlyList<string> DiedOn, long Since);
