using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>
/// Chooses the configurations of one sweep. A sampler has no state of its own: what it proposes at an index depends on
/// the spec, the study's seed and the index alone, so a coordinator that starts afresh goes on where the store ends.
/// </summary>
public interface ISampler
{
    /// <summary>How many configurations there are before duplicates are dropped; null if there is no end.</summary>
    long? Count { get; }

    /// <summary>The configuration at an index from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or not below <see cref="Count"/>.</exception>
    Hyperparameters Propose(long index);
}
