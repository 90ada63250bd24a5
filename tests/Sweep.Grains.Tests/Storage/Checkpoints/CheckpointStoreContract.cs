using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Grains.Tests.Storage.Checkpoints;

/// <summary>What holds of every place for checkpoints.</summary>
public abstract class CheckpointStoreContract : IDisposable
{
    private static readonly TrialId Trial = new("units-1", 7);

    private ICheckpointStore? opened;

    private ICheckpointStore Store => opened ??= Open();

    [Fact]
    public async Task Bytes_are_read_as_they_were_put()
    {
        foreach (var state in new byte[][] { [], [0], [1, 2, 3], Large() })
        {
            var key = Key(state);
            Assert.Null(await Store.Get(key));
            await Store.Put(key, state);
            Assert.Equal(state, await Store.Get(key));
        }
    }

    [Fact]
    public async Task Put_again_they_are_there_once()
    {
        await Store.Put(Key([1]), [1]);
        await Store.Put(Key([1]), [1]);
        Assert.Equal([1], await Store.Get(Key([1])));
        Assert.Single(Names("units-1"));
    }

    [Fact]
    public async Task One_is_deleted_and_the_others_stay()
    {
        await Store.Put(Key([1]), [1]);
        await Store.Put(Key([2], attempt: 2), [2]);
        await Store.Delete(Key([1]));
        await Store.Delete(Key([1]));
        Assert.Null(await Store.Get(Key([1])));
        Assert.Equal([2], await Store.Get(Key([2], attempt: 2)));
    }

    [Fact]
    public async Task All_of_a_trial_but_one_are_deleted_and_no_other_trials()
    {
        for (var epoch = 1; epoch <= 8; epoch++)
            await Store.Put(Key([1], epoch: epoch), [1]);
        // Numbers that begin like the trial's.
        var others = new[] { new TrialId("units-1", 71), new TrialId("units-1", 1), new TrialId("units-11", 7) }.Select(id => Key([9], id)).ToList();
        foreach (var other in others)
            await Store.Put(other, [9]);

        await Store.DeleteAllBut(Trial, Key([1], epoch: 5));
        for (var epoch = 1; epoch <= 8; epoch++)
            Assert.Equal(epoch == 5, await Store.Get(Key([1], epoch: epoch)) is not null);
        await Store.DeleteAllBut(Trial, kept: null);
        Assert.Null(await Store.Get(Key([1], epoch: 5)));
        foreach (var other in others)
            Assert.Equal([9], await Store.Get(other));
    }

    [Fact]
    public async Task A_study_is_deleted_whole_and_no_other()
    {
        for (var number = 1; number <= 8; number++)
            await Store.Put(Key([1], new TrialId("units-1", number)), [1]);
        await Store.Put(Key([1], new TrialId("units-10", 1)), [1]);

        await Store.DeleteStudy("units-1");
        Assert.Empty(Names("units-1"));
        Assert.Single(Names("units-10"));
        await Store.DeleteStudy("units-1");
        await Store.DeleteAllBut(Trial, kept: null);
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("name with spaces, %2F and ünïcode")]
    public async Task No_id_leads_outside(string study)
    {
        var key = Key([1], new TrialId(study, 1));
        await Store.Put(key, [1]);
        await Store.Put(Key([2]), [2]);
        Assert.Equal([1], await Store.Get(key));
        Assert.Equal(2, Names("").Count());
        await Store.DeleteStudy(study);
        Assert.Equal([2], await Store.Get(Key([2])));
        Assert.Single(Names(""));
    }

    [Fact]
    public async Task Many_at_once_do_not_get_in_each_others_way()
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, 40), TestContext.Current.CancellationToken, async (n, _) =>
        {
            // Two write the same at the same time.
            var state = new byte[] { (byte)(n / 2) };
            await Store.Put(Key(state), state);
            Assert.Equal(state, await Store.Get(Key(state)));
        });
        Assert.Equal(21, Names("units-1").Count());
    }

    [Fact]
    public async Task A_place_that_can_be_used_passes_its_check_and_stays_empty()
    {
        await Store.Check();
        Assert.Empty(Names(""));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        opened?.Dispose();
        Remove();
    }

    protected abstract ICheckpointStore Open();

    /// <summary>What lies there whose path, from the place's own root, begins so.</summary>
    protected abstract IEnumerable<string> Paths();

    protected virtual void Remove() { }

    private IEnumerable<string> Names(string study) => Paths().Where(path => study.Length == 0 || path.StartsWith($"{study}/", StringComparison.Ordinal));

    private static CheckpointKey Key(byte[] state, TrialId? trial = null, int attempt = 1, int epoch = 3) =>
        CheckpointKey.Of(new Lease(trial ?? Trial, attempt), epoch, state);

    private static byte[] Large() => [.. Enumerable.Range(0, 3_000_000).Select(n => (byte)(n * 7 / 3))];
}

public sealed class FolderCheckpointsTests : CheckpointStoreContract
{
    private readonly TemporaryFolder folder = new();

    private string Root => folder.File("checkpoints");

    [Fact]
    public async Task What_a_writer_that_died_left_goes_with_the_others_of_its_trial()
    {
        var trial = new TrialId("units-1", 1);
        using var store = Open();
        await store.Put(CheckpointKey.Of(new Lease(trial, 1), 1, [1]), [1]);
        var left = Path.Combine(Root, "units-1", "1", "1-2-abc.x.part");
        File.WriteAllBytes(left, [1]);
        await store.DeleteAllBut(trial, CheckpointKey.Of(new Lease(trial, 1), 1, [1]));
        Assert.False(File.Exists(left));
        Assert.Single(Paths());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        File.WriteAllText(Root, "a file, not a folder");
        using var store = Open();
        var e = await Assert.ThrowsAsync<StoreException>(store.Check);
        Assert.Contains(Root, e.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", e.Message, StringComparison.Ordinal);
    }

    protected override ICheckpointStore Open() => new FolderCheckpoints(Root);

    protected override IEnumerable<string> Paths() =>
        Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)) : [];

    protected override void Remove() => folder.Dispose();
}

public sealed class S3CheckpointsTests : CheckpointStoreContract
{
    private static int places;

    private readonly string prefix = $"places/{Interlocked.Increment(ref places)}/";

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named()
    {
        _ = S3Server.Instance;
        using var store = new S3Checkpoints("elsewhere", "");
        var e = await Assert.ThrowsAsync<StoreException>(store.Check);
        Assert.Contains("s3://elsewhere/ cannot be reached", e.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_ENDPOINT_URL_S3", e.Message, StringComparison.Ordinal);
        // Not to be taken for a checkpoint that is not there.
        await Assert.ThrowsAsync<StoreException>(() => store.Get(CheckpointKey.Of(new Lease(new TrialId("a-1", 1), 1), 1, [1])));
    }

    protected override ICheckpointStore Open()
    {
        _ = S3Server.Instance;
        return new S3Checkpoints(S3Server.Bucket, prefix);
    }

    protected override IEnumerable<string> Paths() => S3Server.Instance.Keys(prefix).Select(key => key[prefix.Length..]);
}
