using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Sweep.Training.Tests.Data;

/// <summary>Archives shaped like the public ones, with invented texts.</summary>
internal static class Archives
{
    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] TarGz(IEnumerable<(string Name, string Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(bytes, CompressionLevel.Fastest)))
        {
            foreach (var (name, content) in entries)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        return bytes.ToArray();
    }

    /// <summary>The archive of uci-sentiment: three files of 1,000 rows unless told otherwise.</summary>
    public static byte[] Uci(int amazonRows = 1000, Func<int, int>? label = null) => Zip(
        ("sentiment labelled sentences/readme.txt", "about the files"),
        ("__MACOSX/sentiment labelled sentences/yelp_labelled.txt", "shadow"),
        ("sentiment labelled sentences/yelp_labelled.txt", Rows("yelp", 1000, label)),
        ("sentiment labelled sentences/amazon_cells_labelled.txt", Rows("amazon", amazonRows, label)),
        ("sentiment labelled sentences/imdb_labelled.txt", Rows("imdb", 1000, label)));

    public static string Rows(string word, int count, Func<int, int>? label = null) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"{word} number {i} said \"so\"\t{label?.Invoke(i) ?? i % 2}\n"));
}
