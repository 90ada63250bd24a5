using System.IO.Compression;
using Sweep.Contracts.Specs;
using Sweep.Training.Data.Files;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Named;

/// <summary>Tab-separated files inside a zip archive.</summary>
internal static class TabbedZip
{
    /// <param name="archive">The archive's path.</param>
    /// <param name="files">The ends of the wanted entries' names, in the order in which their rows are taken.</param>
    /// <param name="limits">What the archive may do.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <exception cref="InvalidDataException">It is no zip archive.</exception>
    public static void Read(string archive, string[] files, ArchiveLimits limits, RowCollector rows)
    {
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
            limits.Enter(entry.FullName);
        foreach (var file in files)
        {
            // macOS adds a shadow of every file under this folder.
            var entry = zip.Entries.FirstOrDefault(entry => $"/{entry.FullName}".EndsWith($"/{file}", StringComparison.Ordinal) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                ?? throw new SpecException(archive, $"the archive holds no {file}");
            using var content = entry.Open();
            var place = $"{archive}/{entry.FullName}";
            if (Utf8File.Decode(place, limits.Unpack(content), rows.Problems) is { } text)
                TsvRows.Read(place, text, new DatasetSpec(archive), rows);
        }
    }
}
