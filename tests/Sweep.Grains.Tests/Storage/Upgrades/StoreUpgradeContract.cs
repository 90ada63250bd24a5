using System.Globalization;
using System.Security.Cryptography;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;

namespace Sweep.Grains.Tests.Storage.Upgrades;

/// <summary>
/// What an earlier version stored is found by this one, to the last digit and byte. A class for each kind of store derives
/// from it.
/// </summary>
public abstract partial class StoreUpgradeContract : IAsyncLifetime
{
    /// <summary>The commit that wrote the stores. The README in its folder says what they hold and how they were made.</summary>
    private const string Version = "9086ff4";

    private readonly RecordedStore recorded;
    private readonly IReadOnlyList<RecordedStudy> studies;

    protected StoreUpgradeContract(string kind)
    {
        recorded = new RecordedStore(Version, kind);
        studies = recorded.Studies();
    }

    private ISweepStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync() => Store = await Open();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // Not open if the test was skipped.
        if (Store is not null)
            await Store.DisposeAsync();
        Remove();
    }

    /// <summary>A file of the earlier store, unpacked.</summary>
    protected Stream OpenRecorded(string name) => recorded.Open(name);

    /// <summary>Opens a copy of the earlier store: as it was recorded first, then the same copy again.</summary>
    protected abstract Task<ISweepStore> Open();

    /// <summary>Removes the copy.</summary>
    protected abstract void Remove();

    [Fact]
    public async Task Every_study_is_found()
    {
        var found = await Store.ListStudies();

        Assert.Equal(
            studies.OrderByDescending(s => s.CreatedAt).Select(s => (s.Study, s.State, s.CreatedAt, s.FinishedAt)),
            found.Select(s => (s.Id, HyperparameterSchema.NameOf(s.State), s.CreatedAt, s.FinishedAt)));
        Assert.All(studies, study =>
        {
            var (spec, dataset) = found.Where(s => s.Id == study.Study).Select(s => (s.Spec, s.Dataset)).Single();
            Assert.Equal((study.Name, study.Seeds, study.Seed), (spec.Name, spec.Seeds, spec.Seed));
            Assert.Equal(study.Sweeps, spec.Sweeps.Select(s => s.Name));
            Assert.Equal(study.Source, spec.Source);
            Assert.Equal(recorded.Spec(study.Name), spec.Source);
            Assert.Equal(study.Dataset, new RecordedDataset(dataset.Name, dataset.Rows, dataset.Positive, dataset.Fingerprint));
        });
    }

    [Fact]
    public async Task Every_trial_is_found()
    {
        foreach (var study in studies)
        {
            var rows = await Store.GetTrials(study.Study, 0, int.MaxValue);

            Assert.Equal(study.Trials.Select(Summary), rows.Select(Summary));
            foreach (var (trial, row) in study.Trials.Zip(rows))
                Assert.All(trial.Hyperparameters, pair => Assert.Equal(pair.Value.GetRawText(), Value(row.Hyperparameters, pair.Key)));
            Assert.Equal(
                study.Trials.Select(t => (t.Number, t.State)).ToList(),
                (await Store.GetStandings(study.Study, 0, int.MaxValue)).Select(s => (s.Id.Number, HyperparameterSchema.NameOf(s.State))));
            Assert.Equal(study.Trials.Count, (await Store.CountTrials(study.Study)).Total);
        }
    }

    [Fact]
    public async Task Every_epoch_is_found()
    {
        foreach (var study in studies)
        {
            foreach (var trial in study.Trials)
            {
                var id = new TrialId(study.Study, trial.Number);
                Assert.Equal(trial.Epochs, (await Store.GetEpochs(id)).Select(MetricReadings.Numbers));
                var row = await Store.GetTrial(id);
                Assert.Equal(trial.Epochs.LastOrDefault(), row!.Last is { } last ? MetricReadings.Numbers(last) : null);
            }

            Assert.Equal(
                study.Trials.SelectMany(t => t.Epochs.Select(e => (t.Number, (int)e[0]))),
                (await Store.GetEpochs(study.Study, 0, 0, int.MaxValue)).Select(e => (e.Trial, MetricReadings.Number(e))));
            Assert.Equal(
                study.Trials.SelectMany(t => t.Epochs),
                (await Store.GetEpochs(study.Study, 0, 0, int.MaxValue)).Select(MetricReadings.Numbers));
        }
    }

    [Fact]
    public async Task Every_attempt_and_model_summary_is_found()
    {
        foreach (var (id, trial) in Trials())
        {
            Assert.Equal(
                trial.Attempts,
                (await Store.GetAttempts(id)).Select(a => new RecordedAttempt(a.Attempt, a.Node, a.StartedAt, a.EndedAt, a.Outcome, a.Error)));
            Assert.Equal(
                trial.Model,
                (await Store.GetModel(id))?.Layers.Select(l => new RecordedLayer(l.Name, l.OutputShape, l.Parameters)));
        }
    }

    [Fact]
    public async Task Every_model_is_found_byte_for_byte()
    {
        foreach (var (id, trial) in Trials())
        {
            var model = await Store.GetCheckpoint(id);

            Assert.Equal(trial.Checkpoint?.Bytes, model?.Length);
            Assert.Equal(trial.Checkpoint?.Sha256, model is null ? null : Convert.ToHexStringLower(SHA256.HashData(model)));
            Assert.Equal(trial.Checkpoint?.Owner ?? id.ToString(), (await Store.GetCheckpointOwner(id)).ToString());
        }
    }

    [Fact]
    public async Task Nothing_is_lost_when_it_is_opened_again()
    {
        await Store.DisposeAsync();
        Store = await Open();

        await Every_study_is_found();
        await Every_trial_is_found();
        await Every_epoch_is_found();
        await Every_model_is_found_byte_for_byte();
    }

    [Fact]
    public async Task Waiting_trials_run_on_from_their_checkpoints()
    {
        var study = studies.Single(s => s.Study == "paused-1");
        var begun = study.Trials.Where(t => t.State == "queued" && t.Checkpoint is not null).ToList();
        Assert.NotEmpty(begun);

        var leased = await Store.LeaseTrials(study.Study, [.. begun.Select(t => t.Number)], "node-9", Noon);

        Assert.Equal(
            begun.Select(t => (t.Number, t.Attempt + 1, TrialState.Running)),
            leased.Select(r => (r.Id.Number, r.Attempt, r.State)));
        Assert.All(begun, t => Assert.Contains(t.Epochs.Count, Enumerable.Range(1, 59)));
        foreach (var row in leased)
            Assert.NotNull(await Store.EndAttempt(LeaseOf(row), TrialState.Completed, new AttemptEnd(AttemptOutcome.Completed), Noon));
    }

    [Fact]
    public async Task Its_results_are_used_again()
    {
        var twin = studies.Single(s => s.Study == "random-1").Trials.First(t => t.State == "completed");
        var fingerprint = UInt128.Parse(twin.Fingerprint!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        await Store.CreateStudy(Study("new-1"));
        await Store.AddTrials("new-1", [Trial("new-1", 1)], [fingerprint]);

        var reused = Assert.Single(await Store.ReuseTrials("new-1", [1], [twin.Engine!], Noon));

        Assert.Equal((TrialState.Completed, new TrialId("random-1", twin.Number)), (reused.State, reused.ReusedFrom));
        Assert.Equal(twin.Epochs, (await Store.GetEpochs(reused.Id)).Select(MetricReadings.Numbers));
    }

    [Fact]
    public async Task A_model_outlives_the_study_that_trained_it()
    {
        var heirs = Trials().Where(t => t.Trial.Checkpoint is { } checkpoint && checkpoint.Owner != t.Id.ToString()).ToList();
        Assert.NotEmpty(heirs);

        await Store.DeleteStudy("course-1");

        foreach (var (id, trial) in heirs)
            Assert.Equal(trial.Checkpoint!.Sha256, Convert.ToHexStringLower(SHA256.HashData((await Store.GetCheckpoint(id))!)));
    }

    private IEnumerable<(TrialId Id, RecordedTrial Trial)> Trials() =>
        studies.SelectMany(study => study.Trials.Select(trial => (new TrialId(study.Study, trial.Number), trial)));

    private static string Summary(RecordedTrial trial) => string.Join(
        "; ", trial.Number, trial.Seed, trial.Sweeps, trial.State, trial.Attempt, trial.Failures, trial.Node, trial.DiedOn, trial.Parameters,
        trial.Engine, trial.ReusedFrom, trial.Error, Time(trial.StartedAt), Time(trial.FinishedAt));

    private static string Summary(TrialRow row) => string.Join(
        "; ", row.Id.Number, row.SeedNumber, row.Sweeps, HyperparameterSchema.NameOf(row.State), row.Attempt, row.Failures, row.Node,
        row.DiedOn, row.Parameters, row.Engine, row.ReusedFrom, row.Error, Time(row.StartedAt), Time(row.FinishedAt));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Value(Hyperparameters hyperparameters, string key) =>
        HyperparameterSchema.All.Single(d => d.Key == key).Get(hyperparameters).Json;
}
