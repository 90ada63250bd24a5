using System.Reflection;
using Sweep.Contracts.Grains;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Makes a store's epochs fail, as on a full disk, for as long as it is full.</summary>
internal sealed class FullDisk
{
    public volatile bool IsFull = true;

    public ISweepStore Over(ISweepStore inner)
    {
        var store = DispatchProxy.Create<ISweepStore, Proxy>();
        var proxy = (Proxy)store;
        proxy.Inner = inner;
        proxy.Disk = this;
        return store;
    }

    private class Proxy : DispatchProxy
    {
        public ISweepStore Inner { get; set; } = null!;

        public FullDisk Disk { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Disk.IsFull && targetMethod!.Name == nameof(ISweepStore.AppendEpoch)
                ? Task.FromException<bool>(new StoreException("The disk is full."))
                : targetMethod!.Invoke(Inner, args);
    }
}
