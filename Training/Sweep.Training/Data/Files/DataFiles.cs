using System.Globalization;
using Sweep.Contracts.Specs;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Files;

/// <summary>
/// The data files behind a path: the file itself, or a folder's files in ordinal order of their names. In a folder,
/// hidden files, read-me files and files of other kinds are passed over. <c>test.*</c> beside <c>train.*</c> is the set's test
/// set: a published test split is for the last word, not for choosing hyperparameters.
/// </summary>
internal static class DataFiles
{
    private delegate void RowReader(string file, string content, DatasetSpec spec, RowCollector rows);

    private const string Kinds = ".csv, .tsv, .txt (tab-separated), .jsonl or .ndjson";

    private static readonly string[] Notes = ["readme", "license", "licence", "source", "changelog"];

    /// <summary>Reads every file behind the path; mistakes and warnings go to <paramref name="rows"/>.</summary>
    public static void Read(string path, DatasetSpec spec, long maxFileBytes, RowCollector rows)
    {
        List<string> files = Directory.Exists(path) ? [.. InFolder(path).Except(TestFiles(path))] : [path];
        if (files.Count == 0)
            rows.Problems.Add(path, 0, $"the folder holds no data file ({Kinds}); folders inside it are not entered");
        foreach (var file in files)
        {
            if (ReaderOf(file) is not { } read)
                rows.Problems.Add(file, 0, $"'{Path.GetExtension(file)}' is no kind of file that can be read; there are {Kinds}");
            else if (Utf8File.Read(file, maxFileBytes, rows.Problems) is { } content)
                read(file, content, spec, rows);
        }
    }

    /// <summary>The folder's test files, in ordinal order of their names; none where nothing is called <c>train.*</c>.</summary>
    public static IReadOnlyList<string> TestFiles(string path)
    {
        if (!Directory.Exists(path))
            return [];
        var files = InFolder(path);
        return files.Any(file => IsSplit(file, "train")) ? [.. files.Where(file => IsSplit(file, "test"))] : [];
    }

    /// <summary>Reads one of <see cref="TestFiles"/>.</summary>
    public static void ReadTest(string file, DatasetSpec spec, long maxFileBytes, RowCollector rows)
    {
        if (Utf8File.Read(file, maxFileBytes, rows.Problems) is { } content)
            ReaderOf(file)!(file, content, spec, rows);
    }

    /// <summary>Names, lengths and times of the files: what changes when one of them does.</summary>
    public static string Stamp(string path)
    {
        var files = Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            : Enumerable.Repeat(new FileInfo(path), 1);
        return string.Join('|', files.Select(file =>
            string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")));
    }

    private static List<string> InFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => ReaderOf(file) is not null && !Path.GetFileName(file).StartsWith('.') && !IsNote(file))
            .OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal),
    ];

    private static bool IsSplit(string file, string split) =>
        Path.GetFileNameWithoutExtension(file).Equals(split, StringComparison.OrdinalIgnoreCase);

    private static bool IsNote(string file) =>
        Notes.Contains(Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);

    private static RowReader? ReaderOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".csv" => CsvRows.Read,
        ".tsv" or ".tab" or ".txt" => TsvRows.Read,
        ".jsonl" or ".ndjson" => JsonLinesRows.Read,
        _ => null,
    };
}
