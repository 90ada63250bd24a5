using Sweep.Contracts.Grains;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Makes a store's epochs fail, as on a full disk, for as long as it is full.</summary>
internal sealed class FullDisk
{
    public volatile bool IsFull = true;

    public ISweepStore Over(ISweepStore inner) => InterceptedStore.Over(inner, (method, call) =>
        IsFull && method == nameof(ISweepStore.AppendEpoch) ? Task.FromException<bool>(new StoreException("The disk is full.")) : call());
}
