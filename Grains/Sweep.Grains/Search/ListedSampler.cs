using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>Just the configurations of a list.</summary>
internal sealed class ListedSampler(IReadOnlyList<Hyperparameters> configurations) : ISampler
{
    public long? Count => configurations.Count;

    public Hyperparameters Propose(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, configurations.Count);
        return configurations[(int)index];
    }
}
