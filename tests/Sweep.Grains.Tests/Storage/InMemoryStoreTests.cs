using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Storage;

/// <summary>The model that real stores are compared with keeps the contract too.</summary>
public sealed class InMemoryStoreTests : StoreContract
{
    private readonly InMemoryStore store = new();

    protected override Task<ISweepStore> Open() => Task.FromResult<ISweepStore>(store);

    protected override void Remove() { }
}
