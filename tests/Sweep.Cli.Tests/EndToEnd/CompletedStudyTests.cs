using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>What a finished study answers.</summary>
public sealed class CompletedStudyTests(CompletedStudy study) : IClassFixture<CompletedStudy>
{
    [Fact]
    public void A_run_prints_a_table_a_sweep_and_nothing_else_on_standard_output()
    {
        Assert.StartsWith("units: Units of the layer", study.Run.Output, StringComparison.Ordinal);
        Assert.Contains("model: With and without recurrence", study.Run.Output, StringComparison.Ordinal);
        Assert.Contains($"{ToyStudy.Trials}/{ToyStudy.Trials} trials done", study.Run.Error, StringComparison.Ordinal);
        Assert.Contains("report.html", study.Run.Error, StringComparison.Ordinal);
        Assert.Matches("Dashboard: http://127.0.0.1:[0-9]+/studies/toy-1\n", study.Run.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_run_leaves_tables_exports_plots_and_report()
    {
        var files = Directory.GetFiles(Path.Combine(study.Home.Work, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(["answers.csv", "answers.json", "epochs.csv", "model.png", "report.html", "tables.csv", "tables.json", "tables.md", "trials.csv", "units.png"], files);
        Assert.Equal(1 + ToyStudy.Trials, File.ReadLines(study.Home.File("out/trials.csv")).Count());
        Assert.Equal(1 + 3 * ToyStudy.Trials, File.ReadLines(study.Home.File("out/epochs.csv")).Count());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "toy-1")]
    [InlineData("show", "toy-1/1")]
    [InlineData("best", "toy-1")]
    [InlineData("best", "toy-1", "--failed")]
    [InlineData("table", "toy-1")]
    [InlineData("table", "toy-1/model")]
    [InlineData("answers", "toy-1")]
    [InlineData("predict", "toy-1", "a dull film", "a clever film")]
    [InlineData("nodes")]
    [InlineData("data", "list")]
    [InlineData("data", "describe", "reviews")]
    [InlineData("validate", "exercises")]
    [InlineData("validate", "exercises", "--texts")]
    public async Task Json_is_one_document_on_standard_output_and_nothing_else(params string[] command)
    {
        var result = (await study.Home.RunAsync([.. command, "--json"])).Expect(0);

        Assert.NotNull(JsonNode.Parse(result.Output));
    }

    [Fact]
    public async Task The_same_spec_trained_again_gives_the_same_tables_and_one_document_with_json()
    {
        var again = (await study.Home.RunAsync("run", study.Home.File("toy.yaml"), "--fresh", "--json", "--out", "again")).Expect(0);

        var document = JsonNode.Parse(again.Output)!;
        Assert.Equal("toy-2", (string?)document["study"]);
        Assert.Equal(0, (int)document["reused"]!);
        Assert.Equal(
            ToyStudy.WithoutTimings(File.ReadAllText(study.Home.File("out/tables.json"))),
            ToyStudy.WithoutTimings(document["tables"]!.ToJsonString()));
    }

    [Fact]
    public async Task Best_names_a_sweep_to_confirm()
    {
        var best = (await study.Home.RunAsync("best", "toy-1")).Expect(0);

        Assert.Matches("sweep confirm toy-1/(units|model)'", best.Error);
    }

    [Fact]
    public async Task Validate_counts_what_configurations_read()
    {
        string[] command = ["validate", study.Home.File("toy.yaml"), "--texts"];
        var texts = JsonNode.Parse((await study.Home.RunAsync([.. command, "--json"])).Expect(0).Output)!["texts"]!;

        var reading = Assert.Single(texts["readings"]!.AsArray())!;
        Assert.Equal((25, 100), ((int)reading["max_length"]!, (int)reading["vocab_size"]!));
        Assert.True((int)texts["distinct_words"]! > 100 && (int)texts["longest_text"]! > 25);
        Assert.True((double)reading["cut_texts"]! is > 0 and < 1 && (double)reading["unknown_words"]! is > 0 and < 1);
        Assert.Contains("Distinct words of the training texts:", (await study.Home.RunAsync(command)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Best_ranks_by_mean_filters_and_orders()
    {
        var losses = JsonNode.Parse((await study.Home.RunAsync("best", "toy-1", "--json", "--order", "val_loss")).Expect(0).Output)!.AsArray().Select(c => (double)c!["mean"]!).ToList();
        var all = JsonNode.Parse((await study.Home.RunAsync("best", "toy-1", "--json")).Expect(0).Output)!.AsArray();
        var pooling = JsonNode.Parse((await study.Home.RunAsync("best", "toy-1", "--json", "--where", "model = pooling")).Expect(0).Output)!.AsArray();

        Assert.Equal(5, all.Count);
        var means = all.Select(c => (double)c!["mean"]!).ToList();
        Assert.Equal(means.OrderDescending(), means);
        Assert.Equal(losses.Order(), losses);
        Assert.Equal(5, losses.Count);
        Assert.Equal("pooling", (string?)Assert.Single(pooling)!["hyperparameters"]!["model"]);
    }

    [Fact]
    public async Task A_trial_shows_its_model_as_Keras_would()
    {
        var shown = (await study.Home.RunAsync("show", "toy-1/1")).Expect(0).Output;

        Assert.Matches(@"lstm \(LSTM\)\s+\(None, 4\)\s+144", shown);
        Assert.Matches(@"embedding \(Embedding\)\s+\(None, 25, 4\)\s+400", shown);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task Exports_are_written_whole(string format)
    {
        (await study.Home.RunAsync("export", "toy-1", "--format", format, "--out", $"export.{format}")).Expect(0);

        Assert.NotEqual(0, new FileInfo(study.Home.File($"export.{format}")).Length);
        Assert.False(File.Exists(study.Home.File($"export.{format}.part")));
    }

    [Fact]
    public async Task A_TensorBoard_export_is_a_folder_of_a_run_a_trial()
    {
        (await study.Home.RunAsync("export", "toy-1", "--format", "tensorboard", "--out", "runs")).Expect(0);

        Assert.Equal(ToyStudy.Trials, Directory.GetFiles(study.Home.File("runs"), "*tfevents*", SearchOption.AllDirectories).Count(file => Path.GetDirectoryName(file) != study.Home.File("runs")));
    }

    [Fact]
    public async Task An_export_without_a_file_goes_to_standard_output()
    {
        var rows = (await study.Home.RunAsync("export", "toy-1", "--format", "jsonl", "--epochs")).Expect(0).Output;

        Assert.Equal(3 * ToyStudy.Trials, rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)).Count());
    }

    [Fact]
    public async Task A_plot_is_a_picture()
    {
        (await study.Home.RunAsync("plot", "toy-1/units", "--out", "units.png")).Expect(0);

        Assert.Equal([0x89, 0x50, 0x4e, 0x47], File.ReadAllBytes(study.Home.File("units.png"))[..4]);
    }

    [Fact]
    public async Task Predictions_come_from_the_best_trial_or_the_one_named()
    {
        var best = JsonNode.Parse((await study.Home.RunAsync("predict", "toy-1", "dull", "--json")).Expect(0).Output)!;
        var named = JsonNode.Parse((await study.Home.RunAsync("predict", "toy-1/3", "dull", "--json")).Expect(0).Output)!;

        Assert.StartsWith("toy-1/", (string?)best["trial"], StringComparison.Ordinal);
        Assert.Equal("toy-1/3", (string?)named["trial"]);
        Assert.InRange((double)named["predictions"]![0]!["probability"]!, 0, 1);
        Assert.InRange((int)named["epoch"]!, 1, 3);
        Assert.InRange((double)named["validation_accuracy"]!, 0, 1);
        var said = (await study.Home.RunAsync("predict", "toy-1/3", "dull")).Expect(0).Output;
        Assert.Contains($"Answers of toy-1/3 as it was after epoch {named["epoch"]} (validation accuracy 0.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_speak_Spanish_when_asked() =>
        Assert.Contains("veredicto", (await study.Home.RunAsync("table", "toy-1", "--lang", "es")).Expect(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("toy-1/nothing", "has no sweep 'nothing'; it has units, model", "table", "{0}")]
    [InlineData("toy-9", "There is no study 'toy-9'", "show", "{0}")]
    [InlineData("toy-1/99", "has no trial 99", "show", "{0}")]
    [InlineData("toy-1", "name one, for example toy-1/units", "plot", "{0}", "--out", "x.png")]
    [InlineData("toy-1", "say where to write it", "export", "{0}", "--format", "parquet")]
    [InlineData("toy-1", "name one with --out DIR", "export", "{0}", "--format", "tensorboard")]
    [InlineData("toy-1", "--where", "best", "{0}", "--where", "modl = lstm")]
    [InlineData("toy-9", "There is no study 'toy-9'", "resume", "{0}")]
    [InlineData("toy-9", "There is no study 'toy-9'", "pause", "{0}")]
    [InlineData("toy-9", "There is no study 'toy-9'", "delete", "{0}", "--yes")]
    [InlineData("toy-9/1", "There is no study 'toy-9'", "predict", "{0}", "text")]
    public async Task A_question_about_what_is_not_there_names_what_is(string id, string message, params string[] command)
    {
        var result = (await study.Home.RunAsync([.. command.Select(c => c == "{0}" ? id : c)])).Expect(2);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
