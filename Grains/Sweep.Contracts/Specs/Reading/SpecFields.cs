using System.Globalization;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>
/// Typed access to a mapping's keys. A key that is absent gives null without a word; a value of the wrong type gives
/// null and a mistake.
/// </summary>
/// <param name="mapping">The mapping.</param>
/// <param name="place">What mistakes about the mapping as a whole point at.</param>
/// <param name="owner">Whose keys they are, to begin messages with; empty for the file's own.</param>
internal sealed class SpecFields(SpecMapping mapping, SpecPlace place, string owner, SpecErrors errors)
{
    private readonly string prefix = owner.Length == 0 ? "" : $"{owner}: ";

    public SpecPlace Place => place;

    public SpecEntry? Find(string key) => mapping.Find(key);

    public bool Has(string key) => Find(key) is not null;

    public SpecPlace PlaceOf(string key) => Find(key)?.Value.Place ?? place;

    public void Error(SpecPlace at, string message) => errors.Add(at, prefix + message);

    public void Missing(string key, string mend) => Error(place, $"{key} is missing; {mend}.");

    /// <summary>Notes every key that is not one of <paramref name="keys"/>; <paramref name="special"/> may know more to say about some.</summary>
    public void Allow(IReadOnlyList<string> keys, Func<string, string?>? special = null)
    {
        foreach (var entry in mapping.Entries.Where(e => !keys.Contains(e.Key)))
            Error(entry.Place, special?.Invoke(entry.Key) ?? Suggestions.Unknown("key", entry.Key, keys));
    }

    public string? Text(string key, string expected) => Find(key)?.Value switch
    {
        null => null,
        SpecScalar { Kind: not ScalarKind.Null, Text.Length: > 0 } scalar => scalar.Text,
        var other => Wrong<string>(key, expected, other),
    };

    /// <summary>What one of several names stands for.</summary>
    /// <param name="kind">What the names name, e.g. <c>metric</c>.</param>
    public T? Named<T>(string key, string kind, IReadOnlyDictionary<string, T> names) where T : struct
    {
        if (Text(key, $"one of {string.Join(", ", names.Keys)}") is not { } name)
            return null;
        if (names.TryGetValue(name, out var value))
            return value;
        Error(PlaceOf(key), Suggestions.Unknown(kind, name, names.Keys));
        return null;
    }

    public double? Number(string key, string expected = "a number")
    {
        switch (Find(key)?.Value)
        {
            case null:
                return null;
            case SpecScalar { Kind: ScalarKind.Integer or ScalarKind.Real } scalar:
                return scalar.Value.AsNumber();
            case var other:
                Wrong<object>(key, expected, other);
                return null;
        }
    }

    public long? Whole(string key, long min, long max)
    {
        var expected = FormattableString.Invariant($"a whole number from {min} to {max}");
        switch (Find(key)?.Value)
        {
            case null:
                return null;
            case SpecScalar { Kind: ScalarKind.Integer } scalar when long.TryParse(scalar.Value.Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max:
                return n;
            case var other:
                Wrong<object>(key, expected, other);
                return null;
        }
    }

    public SpecFields? Fields(string key, string expected) => Find(key) switch
    {
        null => null,
        { Value: SpecMapping value } entry => new SpecFields(value, entry.Place, $"{prefix}{key}", errors),
        { Value: var other } => Wrong<SpecFields>(key, expected, other),
    };

    private T? Wrong<T>(string key, string expected, SpecNode node) where T : class
    {
        Error(node.Place, $"{key} is {expected}, not {node.Describe()}.{ValueReader.QuotesHint(node)}");
        return null;
    }
}
