using System.Text;
using System.Text.Unicode;

namespace Sweep.Training.Data.Files;

/// <summary>Reads a whole text file strictly as UTF-8, with or without a byte order mark.</summary>
internal static class Utf8File
{
    private static readonly (byte[] Start, string Kind)[] Foreign =
    [
        ([0xFF, 0xFE], "UTF-16 text; save it as UTF-8"),
        ([0xFE, 0xFF], "UTF-16 text; save it as UTF-8"),
        ([0x1F, 0x8B], "a gzip archive; unpack it first"),
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive; unpack it first"),
    ];

    /// <summary>The text, or null if problems were added.</summary>
    public static string? Read(string file, long maxBytes, ProblemList problems)
    {
        var length = new FileInfo(file).Length;
        if (length > maxBytes)
        {
            problems.Add(file, 0, $"{length:N0} bytes, more than the {maxBytes:N0} that a data file may have");
            return null;
        }

        return Decode(file, File.ReadAllBytes(file), problems);
    }

    /// <summary>The text of bytes that were read elsewhere (an archive), or null if problems were added.</summary>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        foreach (var (start, kind) in Foreign)
        {
            if (bytes.StartsWith(start))
            {
                problems.Add(file, 0, $"this is {kind}");
                return null;
            }
        }

        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (bytes.IndexOf((byte)0) is var zero and >= 0)
        {
            problems.Add(file, LineOf(bytes, zero), "a zero byte: this is a binary file, not text");
            return null;
        }

        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        AddInvalidLines(file, bytes, problems);
        return null;
    }

    private static void AddInvalidLines(string file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        var line = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            line++;
            if (!Utf8.IsValid(bytes[range]))
                problems.Add(file, line, "bytes that are not UTF-8; save the file as UTF-8");
        }
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int position) => bytes[..position].Count((byte)'\n') + 1;
}
