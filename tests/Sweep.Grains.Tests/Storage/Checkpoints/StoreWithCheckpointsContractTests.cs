using Microsoft.Extensions.Logging.Abstractions;
using Sweep.Grains.Storage;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Grains.Tests.Storage.Checkpoints;

/// <summary>A store is a store, wherever its checkpoints' bytes lie.</summary>
public abstract class StoreWithCheckpointsContractTests(string? place) : StoreContract
{
    private readonly TemporaryFolder folder = new();

    protected override async Task<ISweepStore> Open()
    {
        var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = folder.File("sweep.db") }, TimeProvider.System);
        return await CheckpointPlace.Parse(place ?? folder.File("checkpoints"))!.Over(store, NullLogger<StoreWithCheckpoints>.Instance);
    }

    protected override void Remove() => folder.Dispose();
}

public sealed class CheckpointsInTheStoreTests() : StoreWithCheckpointsContractTests("store");

public sealed class CheckpointsInAFolderTests() : StoreWithCheckpointsContractTests(place: null);

public sealed class CheckpointsInABucketTests() : StoreWithCheckpointsContractTests(NextPlace())
{
    private static int places;

    private static string NextPlace()
    {
        _ = S3Server.Instance;
        return $"s3://{S3Server.Bucket}/contract/{Interlocked.Increment(ref places)}";
    }
}
