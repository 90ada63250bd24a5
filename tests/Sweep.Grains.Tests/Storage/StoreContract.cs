using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage;

/// <summary>What holds of every store; a class for each kind of store derives from it.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected const string A = "units-1";
    protected const string B = "depth-1";

    protected ISweepStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await Open();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        Remove();
    }

    /// <summary>Opens the test's store: an empty one first, then the same one again.</summary>
    protected abstract Task<ISweepStore> Open();

    /// <summary>Removes what the test's store left behind.</summary>
    protected abstract void Remove();

    private async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = await Open();
    }

    /// <summary>A study with that many queued trials.</summary>
    private async Task Given(string study, int count)
    {
        await Store.CreateStudy(Study(study));
        await Store.AddTrials(study, [.. Enumerable.Range(1, count).Select(n => Trial(study, n))]);
    }

    private async Task<Lease> Lease(int number, string study = A) =>
        LeaseOf(Assert.Single(await Store.LeaseTrials(study, [number], "node-1", Noon)));

    private async Task<TrialRow> Row(int number, string study = A) =>
        await Store.GetTrial(new TrialId(study, number)) ?? throw new InvalidOperationException($"There is no trial {number}.");

    private async Task<IReadOnlyList<int>> NumbersOf(TrialState state) =>
        [.. (await Store.GetTrials(A, 0, 1000)).Where(t => t.State == state).Select(t => t.Id.Number)];

    private static List<int> Numbers(IEnumerable<TrialRow> rows) => [.. rows.Select(r => r.Id.Number)];

    private static void AssertSame(StudyRow expected, StudyRow? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(SpecJson.Write(expected.Spec), SpecJson.Write(actual.Spec));
        Assert.Equal(SpecJson.Write(expected.Dataset), SpecJson.Write(actual.Dataset));
        Assert.Equal(expected with { Spec = actual.Spec, Dataset = actual.Dataset }, actual);
    }
}
