namespace Sweep.Contracts.Specs.Reading;

/// <summary>Where something stands in a file, or which argument it came from (then line and column are 0).</summary>
public readonly record struct SpecPlace(string File, int Line = 0, int Column = 0);

/// <summary>
/// A spec as a tree, whatever format it was written in: mappings, sequences and scalars that know their places.
/// </summary>
public abstract record SpecNode(SpecPlace Place)
{
    /// <summary>The node in a few words, for messages.</summary>
    public abstract string Describe();
}

/// <summary>Items in order.</summary>
public sealed record SpecSequence(SpecPlace Place, IReadOnlyList<SpecNode> Items) : SpecNode(Place)
{
    public override string Describe() => Items.Count == 0 ? "an empty list" : "a list";
}

/// <summary>Keys with values, in order; no key twice.</summary>
public sealed record SpecMapping(SpecPlace Place, IReadOnlyList<SpecEntry> Entries) : SpecNode(Place)
{
    public SpecEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);

    /// <summary>A copy in which the key has the value, at its old place if it was there, else last.</summary>
    public SpecMapping With(string key, SpecNode value)
    {
        var entry = new SpecEntry(key, value.Place, value);
        return this with
        {
            Entries = Find(key) is null ? [.. Entries, entry] : [.. Entries.Select(e => e.Key == key ? entry : e)],
        };
    }

    /// <summary>A copy without the key.</summary>
    public SpecMapping Without(string key) => this with { Entries = [.. Entries.Where(e => e.Key != key)] };

    public override string Describe() => "a mapping of keys";
}

/// <summary>One key of a mapping.</summary>
/// <param name="Place">Where the key stands.</param>
public sealed record SpecEntry(string Key, SpecPlace Place, SpecNode Value);
