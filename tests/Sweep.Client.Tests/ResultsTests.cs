using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Sweep.Client.Tests.Harness;
using Sweep.Contracts.Filters;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Client.Tests;

public sealed class ResultsTests(EmbeddedSilo silo)
{
    [Fact]
    public async Task The_best_are_filtered_ordered_and_cut()
    {
        await using var client = await silo.ConnectAsync();
        var study = await RunAsync(client, Studies.Toy());
        var trials = await client.GetTrialsAsync(study).ToListAsync(TestContext.Current.CancellationToken);

        var best = await client.GetBestAsync(study, top: 2, where: TrialFilter.Parse("not units = [4]"), order: TextSteps.Judge("train_loss"));

        var expected = trials.Where(t => t.Hyperparameters.Units[0] != 4)
            .GroupBy(t => t.Hyperparameters.Units[0], (units, seeds) => (units, Loss: seeds.Average(t => t.Last!.TrainLoss)))
            .OrderBy(c => c.Loss).Take(2).ToList();
        Assert.Equal(expected.Select(c => c.units), best.Select(c => c.Hyperparameters.Units[0]));
        Assert.Equal(expected[0].Loss, best[0].Mean, 12);
    }

    [Fact]
    public async Task Trials_come_in_pages()
    {
        await using var client = await silo.ConnectAsync();
        var study = await RunAsync(client, Studies.Toy(epochs: 1));

        Assert.Equal([1, 2, 3], (await client.GetTrialsAsync(study, after: 0, limit: 3)).Select(t => t.Id.Number));
        Assert.Equal([7, 8], (await client.GetTrialsAsync(study, after: 6, limit: 3)).Select(t => t.Id.Number));
        Assert.Equal([4, 5], (await client.GetTrialsAsync(study, after: 3, limit: 2, TrialState.Completed)).Select(t => t.Id.Number));
        Assert.Empty(await client.GetTrialsAsync(study, after: 0, limit: 3, TrialState.Failed));
    }

    [Fact]
    public async Task A_model_is_downloaded_whole_though_it_is_larger_than_a_message()
    {
        await using var client = await silo.ConnectAsync();
        var study = await RunAsync(client, Studies.Large);

        var model = await client.DownloadModelAsync(new TrialId(study, 1), TestContext.Current.CancellationToken);

        Assert.NotNull(model);
        Assert.True(model.Length > ModelChunk.MaxBytes, $"{model.Length} bytes");
        // safetensors: the header's length, a header in JSON, then the numbers of all tensors without a gap.
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(model);
        var header = JsonNode.Parse(model.AsSpan(8, headerLength))!.AsObject();
        Assert.Equal("1", (string?)header["__metadata__"]!["epoch"]);
        var tensors = header.Where(entry => entry.Key != "__metadata__").ToList();
        Assert.Contains(tensors, tensor => tensor.Key.StartsWith("best.", StringComparison.Ordinal));
        Assert.Equal(model.Length, 8 + headerLength + tensors.Max(tensor => (int)tensor.Value!["data_offsets"]![1]!));
    }

    [Fact]
    public async Task A_trial_without_a_model_has_none_to_download()
    {
        await using var client = await silo.ConnectAsync();

        Assert.Null(await client.DownloadModelAsync(new TrialId("none-1", 1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_spec_with_mistakes_is_refused_with_all_of_them()
    {
        await using var client = await silo.ConnectAsync();

        var refused = await Assert.ThrowsAsync<SpecException>(() => client.SubmitTextAsync(
            "name: wrong\nmethod: gird\nseeds: many\nparameters:\n  units: { values: [[4]] }\n", cancellation: TestContext.Current.CancellationToken));

        Assert.Equal([2, 3], refused.Errors.Select(error => error.Line));
    }

    private static async Task<string> RunAsync(SweepClient client, string spec)
    {
        var study = await client.SubmitTextAsync(spec, Studies.Fresh, TestContext.Current.CancellationToken);
        var end = await client.WatchProgressAsync(study.Id, TestContext.Current.CancellationToken).LastAsync(TestContext.Current.CancellationToken);
        Assert.Equal((StudyState.Completed, 0), (end.State, end.Trials.Failed));
        return study.Id;
    }
}
