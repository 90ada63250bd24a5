using System.Text.Json;
using Sweep.Formats.Reports;
using Sweep.Formats.Tests.Answers;
using Sweep.Formats.Tests.Tables;

namespace Sweep.Formats.Tests.Reports;

public sealed class StudyOutputsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-outputs-");

    [Fact]
    public async Task Every_file_is_there_and_nothing_half_done_stays()
    {
        var target = Path.Combine(folder.FullName, "new", "folder");

        await WriteAsync(target);

        Assert.Equal(
            ["epochs.csv", "report.html", "tables.csv", "tables.json", "tables.md", "trials.csv", "units.png"],
            Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var tables = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(target, "tables.json"), TestContext.Current.CancellationToken));
        Assert.Equal("units", tables.RootElement[0].GetProperty("sweep").GetString());
        Assert.Equal(7, (await File.ReadAllLinesAsync(Path.Combine(target, "trials.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(25, (await File.ReadAllLinesAsync(Path.Combine(target, "epochs.csv"), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Writing_again_replaces_and_gives_the_same_bytes()
    {
        await WriteAsync(folder.FullName);
        var before = folder.GetFiles().ToDictionary(f => f.Name, f => Convert.ToHexString(File.ReadAllBytes(f.FullName)));

        await WriteAsync(folder.FullName);

        Assert.Equal(before, folder.GetFiles().ToDictionary(f => f.Name, f => Convert.ToHexString(File.ReadAllBytes(f.FullName))));
    }

    [Fact]
    public async Task Answers_are_files_and_a_section_of_the_report()
    {
        var results = SampleStudy.Results with { Answers = [SampleAnswers.Recurrence with { Sweep = "units" }] };

        await StudyOutputs.WriteAsync(results, folder.FullName, SampleTables.Spanish, TestContext.Current.CancellationToken);

        Assert.Contains("se equivocan los modelos: exercises-1/units</h3>", await ReadAsync("report.html"), StringComparison.Ordinal);
        Assert.StartsWith("sweep,model,trials,", await ReadAsync("answers.csv"), StringComparison.Ordinal);
        Assert.StartsWith("[", await ReadAsync("answers.json"), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(folder.FullName, name), TestContext.Current.CancellationToken);

    private static Task WriteAsync(string target) =>
        StudyOutputs.WriteAsync(SampleStudy.Results, target, SampleTables.English, TestContext.Current.CancellationToken);
}
