using Sweep.Client.Tests.Harness;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Client.Tests;

public sealed class ManyStudiesTests : IAsyncLifetime
{
    private const int Clients = 4;
    private const int Each = 250;

    /// <summary>Of its own: beside a thousand studies, others would wait for a slot.</summary>
    private readonly EmbeddedSilo silo = new();

    public ValueTask InitializeAsync() => silo.InitializeAsync();

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task A_thousand_studies_submitted_at_once_by_four_programs_all_end_and_none_is_lost()
    {
        silo.Write("rows.tsv", Studies.Rows);
        var spec = silo.Write("least.yaml", Studies.Least);

        var submitted = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => SubmitAsync(spec)))).SelectMany(ids => ids).ToList();

        Assert.Equal(Clients * Each, submitted.Distinct().Count());
        await using var client = await silo.ConnectAsync();
        var listed = await AllEndedAsync(client);
        Assert.Equal(submitted.Order(StringComparer.Ordinal), listed.Select(study => study.Id).Order(StringComparer.Ordinal));
        Assert.All(listed, study => Assert.Equal((StudyState.Completed, new TrialCounts(0, 0, 1, 0, 0, 0)), (study.State, study.Trials)));
    }

    private async Task<string[]> SubmitAsync(string spec)
    {
        await using var client = await silo.ConnectAsync();
        return await Task.WhenAll(Enumerable.Range(0, Each).Select(async _ =>
            (await client.SubmitFileAsync(spec, Studies.Fresh, TestContext.Current.CancellationToken)).Id));
    }

    private static async Task<IReadOnlyList<StudyListing>> AllEndedAsync(SweepClient client)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (true)
        {
            var studies = await client.ListStudiesAsync();
            if (studies.All(study => study.State is not StudyState.Running))
                return studies;
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
