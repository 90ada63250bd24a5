using System.IO.Compression;
using System.Text.Json;

namespace Sweep.Grains.Tests.Storage.Upgrades;

/// <summary>A store that an earlier version wrote, with what that version's tables and commands said of it.</summary>
/// <param name="version">The commit that wrote it.</param>
/// <param name="kind">The folder of the kind of store: <c>sqlite</c> or <c>postgres</c>.</param>
internal sealed class RecordedStore(string version, string kind)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private string Folder => Path.Combine(AppContext.BaseDirectory, "Storage", "Upgrades", version);

    /// <summary>A file of the folder, unpacked.</summary>
    public Stream Open(string name) => new GZipStream(File.OpenRead(Path.Combine(Folder, kind, name)), CompressionMode.Decompress);

    public IReadOnlyList<RecordedStudy> Studies()
    {
        using var rows = Open("rows.json.gz");
        return JsonSerializer.Deserialize<IReadOnlyList<RecordedStudy>>(rows, Json)!;
    }

    /// <summary>The study's tables as <c>sweep table --format json</c> printed them.</summary>
    public JsonElement Tables(string study) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, kind, "answers", study, "tables.json")));

    /// <summary>The spec file that the study was started with.</summary>
    public string Spec(string name) => File.ReadAllText(Path.Combine(Folder, "specs", $"{name}.yaml"));
}
