using Sweep.Contracts.Results;
using Sweep.Formats.Export.TensorBoard;
using Sweep.Formats.Tests.Reports;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Export.TensorBoard;

/// <summary>Field numbers are those of TensorFlow's event.proto and summary.proto and of the HParams plugin's api.proto.</summary>
public sealed class TensorBoardExportTests : IDisposable
{
    private static readonly DateTimeOffset Started = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-tensorboard-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_readers_checksum_is_that_of_RFC_3720() => Assert.Equal(0xe3069283, Crc32C.Of("123456789"u8));

    [Fact]
    public async Task Every_epoch_of_a_trial_is_a_step_with_its_four_metrics()
    {
        await ExportAsync();

        var events = EventFile.Read(Path.Combine(folder, "2"));
        Assert.Equal("brain.Event:2", events[0].Text(3));
        var steps = events.Where(e => e.Has(2)).ToList();
        Assert.Equal([1, 2, 3, 4], steps.Select(e => e.Get<long>(2)));
        Assert.Equal([1_800_000_000.25, 1_800_000_000.5, 1_800_000_000.75, 1_800_000_001], steps.Select(e => e.Get<double>(1)));
        var last = steps[^1].Message(5).Messages(1).ToDictionary(value => value.Text(1), value => value.Get<float>(2));
        var expected = SampleStudy.Results.Epochs.Single(e => e is { Trial: 2, Metrics.Number: 4 }).Metrics;
        Assert.Equal(
            new Dictionary<string, float>
            {
                ["train_accuracy"] = (float)expected.TrainAccuracy,
                ["train_loss"] = (float)expected.TrainLoss,
                ["val_accuracy"] = (float)expected.ValAccuracy,
                ["val_loss"] = (float)expected.ValLoss,
            },
            last);
    }

    [Fact]
    public async Task The_experiment_names_what_is_varied_and_what_is_measured()
    {
        await ExportAsync();

        var experiment = PluginData(folder, "experiment").Message(2);
        Assert.Equal("exercises-1", experiment.Text(6));
        var hyperparameter = Assert.Single(experiment.Messages(4));
        Assert.Equal(("units", 1), (hyperparameter.Text(1), hyperparameter.Get<long>(4)));
        Assert.Equal(
            [("train_accuracy", 1), ("train_loss", 1), ("val_accuracy", 2), ("val_loss", 2)],
            experiment.Messages(5).Select(metric => (metric.Message(1).Text(2), (int)metric.Get<long>(5))));
    }

    [Fact]
    public async Task A_session_has_its_hyperparameters_and_is_grouped_with_the_other_seeds()
    {
        await ExportAsync();

        var sessions = Enumerable.Range(1, 6).Select(n => PluginData(Run(n), "session_start_info").Message(3)).ToList();
        var hyperparameter = Assert.Single(sessions[0].Messages(1));
        Assert.Equal(("units", "[16,8]"), (hyperparameter.Text(1), hyperparameter.Message(2).Text(3).Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(1_800_000_000, sessions[0].Get<double>(5));
        var groups = sessions.Select(session => session.Text(4)).ToList();
        Assert.Equal([groups[0], groups[0], "base", "base", groups[4], groups[4]], groups);
        Assert.NotEqual(groups[0], groups[4]);
    }

    [Fact]
    public async Task A_session_ends_in_success_or_failure_and_one_that_runs_has_no_end()
    {
        await ExportAsync(trial => trial.Id.Number == 1 ? trial with { State = TrialState.Running } : trial);

        Assert.DoesNotContain(EventFile.Read(Run(1)), e => IsTagged(e, "session_end_info"));
        Assert.Equal(1, PluginData(Run(2), "session_end_info").Message(4).Get<long>(1));
        Assert.Equal(1_800_000_060, PluginData(Run(2), "session_end_info").Message(4).Get<double>(2));
        Assert.Equal(2, PluginData(Run(6), "session_end_info").Message(4).Get<long>(1));
    }

    [Fact]
    public async Task A_trial_that_has_not_begun_is_left_out_and_a_second_export_replaces_the_first()
    {
        await ExportAsync();
        await ExportAsync(trial => trial.Id.Number < 6 ? trial : trial with { StartedAt = null, State = TrialState.Queued });
        Directory.Delete(Run(6), recursive: true);
        await ExportAsync(trial => trial.Id.Number < 6 ? trial : trial with { StartedAt = null, State = TrialState.Queued });

        Assert.Equal(["1", "2", "3", "4", "5"], Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(4, EventFile.Read(Run(1)).Count(e => e.Has(2)));
    }

    private string Run(int trial) => Path.Combine(folder, $"{trial}");

    private Task ExportAsync(Func<TrialRow, TrialRow>? change = null)
    {
        var trials = SampleStudy.Results.Trials.Select(trial => trial with { StartedAt = Started, FinishedAt = Started.AddMinutes(1) }).Select(trial => change?.Invoke(trial) ?? trial);
        return TensorBoardExport.WriteAsync(
            SampleStudy.Results.Study, trials.ToAsyncEnumerable(), SampleStudy.Results.Epochs.ToAsyncEnumerable(), folder, TestContext.Current.CancellationToken);
    }

    /// <summary>What the HParams plugin finds under a tag: its metadata's content, of version 0, which is not written.</summary>
    private static ProtoFields PluginData(string run, string tag)
    {
        var value = EventFile.Read(run).Single(e => IsTagged(e, tag)).Message(5).Messages(1).Single();
        var plugin = value.Message(9).Message(1);
        Assert.Equal("hparams", plugin.Text(1));
        Assert.True(value.Has(8), "TensorBoard drops a summary without a tensor");
        return plugin.Message(2);
    }

    private static bool IsTagged(ProtoFields e, string tag) => e.Has(5) && e.Message(5).Messages(1).Any(value => value.Text(1) == $"_hparams_/{tag}");
}
