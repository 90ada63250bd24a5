using System.Formats.Tar;
using System.IO.Compression;
using Sweep.Training.Data.Files;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Named;

/// <summary>
/// A gzipped tar with one text a file, in folders named for their labels: <c>…/train/pos/0_9.txt</c>. Rows come in
/// ordinal order of the names, whatever order the archive has; folders of other names are passed over.
/// </summary>
internal static class LabelFolderTar
{
    /// <exception cref="InvalidDataException">It is no gzipped tar.</exception>
    public static void Read(ArchiveLimits limits, string archive, RowCollector rows)
    {
        var texts = new SortedDictionary<string, (string Text, string Label)>(StringComparer.Ordinal);
        using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            limits.Enter(entry.Name);
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.DataStream is null)
                continue;
            if (LabelOf(entry.Name) is not { } label)
                limits.Count(entry.Length);
            else if (Utf8File.Decode($"{archive}/{entry.Name}", limits.Unpack(entry.DataStream), rows.Problems) is { } text)
                texts[entry.Name] = (text, label);
        }

        foreach (var (name, (text, label)) in texts)
            rows.Add(text, label, $"{archive}/{name}", 1);
    }

    private static string? LabelOf(string entry) => entry.Split('/') switch
    {
        [.., "train" or "test", ("pos" or "neg") and var label, var file] when file.EndsWith(".txt", StringComparison.Ordinal) => label,
        _ => null,
    };
}
