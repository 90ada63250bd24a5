using Sweep.Contracts.Results;

namespace Sweep.Contracts.Grains;

/// <summary>The right of one attempt to run a trial.</summary>
[GenerateSerializer, Immutable, Alias("sweep.Lease")]
public readonly record struct Lease([property: Id(0)] TrialId Trial, [property: Id(1)] int Attempt)
{
    /// <summary>Key of the attempt's grain, e.g. <c>exercises-1/17#2</c>.</summary>
    public override string ToString() => $"{Trial}#{Attempt}";

    /// <exception cref="FormatException">Not a key that <see cref="ToString"/> wrote.</exception>
    public static Lease Parse(string key)
    {
        var hash = key.LastIndexOf('#');
        return hash > 0
            ? new Lease(TrialId.Parse(key[..hash], null), int.Parse(key.AsSpan(hash + 1), provider: null))
            : throw new FormatException($"'{key}' is not an attempt's key such as exercises-1/17#2.");
    }
}
