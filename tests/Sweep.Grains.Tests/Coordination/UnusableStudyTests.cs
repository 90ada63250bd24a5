using Microsoft.Data.Sqlite;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>Studies in the store that this version cannot read or plan.</summary>
public sealed class UnusableStudyTests
{
    private const string Bad = "bad-1";
    private const string Good = "good-1";

    [Theory]
    [InlineData("update studies set spec = json_set(spec, '$.tomorrow', 1) where id = 'bad-1'", "tomorrow")]
    [InlineData("update studies set spec = '{' where id = 'bad-1'", "cannot read the study")]
    [InlineData("update studies set dataset = 'null' where id = 'bad-1'", "null is no DatasetInfo")]
    [InlineData("update studies set state = 'asleep' where id = 'bad-1'", "'asleep' is no StudyState")]
    [InlineData("update studies set metrics = '[1]' where id = 'bad-1'", "cannot read the study")]
    [InlineData("update trials set state = 'asleep' where study = 'bad-1'", "'asleep' is no TrialState")]
    public async Task A_row_that_cannot_be_read_says_so_keeps_nothing_else_from_running_and_can_be_deleted(string change, string why)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("sweep.db");
        await using (var before = await Open(path))
        {
            await Given(before, Bad, Specs.Units(configurations: 3, seeds: 1, epochs: 1));
            await Given(before, Good, Specs.Units(configurations: 3, seeds: 1, epochs: 1));
        }

        Sql(path, change);
        await using var store = await Open(path);
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer(), store);
        await AssertSetAside(silo, why);
    }

    [Fact]
    public async Task A_stored_study_that_cannot_be_planned_is_set_aside()
    {
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study(Bad) with { Spec = Endless(first: 1) });
        await Given(store, Good, Specs.Units(configurations: 3, seeds: 1, epochs: 1));
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer(), store);
        await AssertSetAside(silo, "dropout: a grid counts through its values");
    }

    [Fact]
    public async Task What_cannot_be_planned_of_a_large_study_is_noticed_behind_its_first_trials()
    {
        var store = new InMemoryStore();
        await store.CreateStudy(Samples.Study(Bad) with { Spec = Endless(first: 1500) });
        await using var silo = await TestSilo.StartAsync(store: store);

        var progress = await silo.WaitAsync(Bad, progress => progress.State is StudyState.Paused);

        Assert.Contains("dropout: a grid counts through its values", progress.Problem, StringComparison.Ordinal);
    }

    private static async Task AssertSetAside(TestSilo silo, string why)
    {
        await silo.WaitForEndAsync(Good);

        var progress = await silo.WaitAsync(Bad, progress => progress.State is StudyState.Paused);
        Assert.Contains(why, progress.Problem, StringComparison.Ordinal);
        Assert.Equal([Bad, Good], (await silo.Library.ListStudies()).Select(study => study.Id).Order());
        var refusal = await Assert.ThrowsAsync<StoreException>(() => silo.Study(Bad).Resume());
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);

        await silo.Study(Bad).Delete();
        Assert.Equal(Good, Assert.Single(await silo.Library.ListStudies()).Id);
        Assert.Null(await silo.Study(Bad).Get());
    }

    /// <summary>A study whose second sweep has no end.</summary>
    private static StudySpec Endless(int first)
    {
        var fair = Specs.Units(configurations: first, seeds: 1, epochs: 1);
        var dropout = new ParameterSpec { Key = "dropout", Distribution = Distribution.Uniform, Min = 0, Max = 0.5 };
        return fair with { Sweeps = [.. fair.Sweeps, new SweepSpec { Name = "endless", Method = SearchMethod.Grid, RunCap = 3, Parameters = [dropout] }] };
    }

    private static async Task Given(ISweepStore store, string id, StudySpec spec)
    {
        await store.CreateStudy(Samples.Study(id) with { Spec = spec });
        await store.AddTrials(id, Grains.Coordination.TrialPlan.Create(id, spec));
    }

    private static Task<SqliteStore> Open(string path) => SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System);

    private static void Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
