using System.Text;
using System.Text.Json;
using CsvHelper;
using Parquet;
using Sweep.Formats.Export;
using Sweep.Formats.Tests.Reports;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Testing;

namespace Sweep.Formats.Tests.Export;

public sealed class TrialExporterTests
{
    private static readonly string[] TrialColumns =
    [
        "study", "trial", "seed", "state", .. HyperparameterSchema.All.Select(d => d.Key), "epochs_done",
        "train_accuracy", "train_loss", "val_accuracy", "val_loss", "parameters", "seconds_per_epoch", "node", "attempts", "error", "reused_from",
        .. FactNames.All.Where(name => name != FactNames.Parameters),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_reads_back()
    {
        using var csv = CsvReader.FromText(Encoding.UTF8.GetString(await Trials(ExportFormat.Csv)), new CsvReaderOptions { HasHeader = true });
        Assert.True(csv.Read());
        Assert.Equal(TrialColumns, csv.Headers);
        Assert.Equal(("exercises-1", "1", "0", "completed"), (csv.GetString("study"), csv.GetString("trial"), csv.GetString("seed"), csv.GetString("state")));
        Assert.Equal(("[16,8]", "", "relu", "false"), (csv.GetString("units"), csv.GetString("depth"), csv.GetString("activation"), csv.GetString("bidirectional")));
        Assert.Equal((0.001, 0.75, 0.25), (csv.Parse<double>("learning_rate"), csv.Parse<double>("val_accuracy"), csv.Parse<double>("seconds_per_epoch")));
        Assert.Equal(("node-1", ""), (csv.GetString("node"), csv.GetString("error")));
    }

    [Fact]
    public async Task Csv_defuses_text_that_a_spreadsheet_would_run() => Assert.Contains(
        "\"'=loss \"\"became\"\" NaN, <b>epoch</b> 4\"", Encoding.UTF8.GetString(await Trials(ExportFormat.Csv)), StringComparison.Ordinal);

    [Fact]
    public async Task Json_lines_keep_types()
    {
        var lines = Encoding.UTF8.GetString(await Trials(ExportFormat.JsonLines)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);

        using var last = JsonDocument.Parse(lines[^1]);
        var trial = last.RootElement;
        Assert.Equal(TrialColumns, trial.EnumerateObject().Select(p => p.Name));
        Assert.Equal("[128,64]", trial.GetProperty("units").GetRawText());
        Assert.Equal("false", trial.GetProperty("bidirectional").GetRawText());
        Assert.Equal("null", trial.GetProperty("depth").GetRawText());
        Assert.Equal("=loss \"became\" NaN, <b>epoch</b> 4", trial.GetProperty("error").GetString());
        Assert.Equal(6000, trial.GetProperty("parameters").GetInt64());
    }

    [Fact]
    public async Task Json_has_no_number_for_what_is_none()
    {
        var epoch = new TrialEpoch(1, TextSteps.Of(1, double.NaN, 0.5, double.PositiveInfinity, 0.5, 1));
        using var output = new MemoryStream();

        await TrialExporter.WriteEpochsAsync(new[] { epoch }.ToAsyncEnumerable(), MetricSet.TextClassifier, ExportFormat.JsonLines, output, Cancellation);

        Assert.Equal(
            """{"trial":1,"epoch":1,"train_accuracy":0.5,"train_loss":null,"val_accuracy":0.5,"val_loss":null,"seconds":1}""" + "\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task Parquet_reads_back()
    {
        using var stream = new MemoryStream(await Trials(ExportFormat.Parquet));
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: Cancellation);
        using var group = reader.OpenRowGroupReader(0);

        Assert.Equal(TrialColumns, reader.Schema.DataFields.Select(f => f.Name));
        Assert.Equal(6, group.RowCount);
        var units = new string?[6];
        await group.ReadAsync(reader.Schema.FindDataField("units"), units.AsMemory(), cancellationToken: Cancellation);
        Assert.Equal(["[16,8]", "[16,8]", "[64,32]", "[64,32]", "[128,64]", "[128,64]"], units);
        var accuracies = new double?[6];
        await group.ReadAsync<double>(reader.Schema.FindDataField("val_accuracy"), accuracies.AsMemory(), cancellationToken: Cancellation);
        Assert.Equal([0.75, 0.765625, 0.78125, 0.796875, 0.8125, 0.828125], accuracies);
        var depths = new long?[6];
        await group.ReadAsync<long>(reader.Schema.FindDataField("depth"), depths.AsMemory(), cancellationToken: Cancellation);
        Assert.All(depths, Assert.Null);
    }

    [Fact]
    public async Task Epochs_are_written_in_every_format()
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            using var output = new MemoryStream();
            await TrialExporter.WriteEpochsAsync(SampleStudy.Results.Epochs.ToAsyncEnumerable(), MetricSet.TextClassifier, format, output, Cancellation);
            Assert.NotEmpty(output.ToArray());
        }
    }

    [Fact]
    public async Task Nothing_is_a_file_without_rows()
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            using var output = new MemoryStream();
            await TrialExporter.WriteTrialsAsync(AsyncEnumerable.Empty<TrialRow>(), MetricSet.TextClassifier, format, output, Cancellation);
            Assert.Equal(format is ExportFormat.JsonLines, output.ToArray().Length == 0);
        }
    }

    private static async Task<byte[]> Trials(ExportFormat format)
    {
        using var output = new MemoryStream();
        await TrialExporter.WriteTrialsAsync(SampleStudy.Results.Trials.ToAsyncEnumerable(), MetricSet.TextClassifier, format, output, Cancellation);
        return output.ToArray();
    }
}
