using System.Text.Json.Nodes;

namespace Sweep.Cluster.Harness;

/// <summary>What a study left in its folder, less what depends on the clock.</summary>
/// <param name="Tables">tables.json without seconds.</param>
/// <param name="Epochs">The lines of epochs.csv without seconds: every epoch of every trial, to the last digit.</param>
internal sealed record StudyFiles(string Tables, IReadOnlyList<string> Epochs)
{
    public static StudyFiles Read(string folder)
    {
        var tables = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "tables.json")))!.AsArray();
        foreach (var row in tables.SelectMany(table => table!["rows"]!.AsArray()))
            row!.AsObject().Remove("seconds_per_epoch");
        return new StudyFiles(
            tables.ToJsonString(),
            [.. File.ReadLines(Path.Combine(folder, "epochs.csv")).Select(line => line[..line.LastIndexOf(',')])]);
    }
}
