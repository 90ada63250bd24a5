using System.Text;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Specs;

/// <summary>Reads a spec file's text.</summary>
internal static class SpecText
{
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SpecException">There is no such file, or it is no text of reasonable size.</exception>
    public static string Read(string file)
    {
        if (Directory.Exists(file))
            throw new SpecException(file, "This is a folder; name the spec file in it.");
        if (!File.Exists(file))
            throw new SpecException(file, NotFound(file));
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[StudyLimits.MaxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= StudyLimits.MaxBytes
                ? Decode(file, bytes.AsSpan(0, length))
                : throw new SpecException(
                    file, "This file has more than 1 MB, which no spec has; is it the right one?");
        }
        catch (UnauthorizedAccessException)
        {
            throw new SpecException(file, "You may not read this file; change its permissions.");
        }
        catch (IOException e)
        {
            throw new SpecException(file, $"This file cannot be read: {e.Message}");
        }
    }

    private static string Decode(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
        }
        catch (DecoderFallbackException)
        {
            // Falls through to the same message: it is not text.
        }

        throw new SpecException(file, "This is not a text file in UTF-8; a spec is written in YAML.");
    }

    private static string NotFound(string file)
    {
        var near = Suggestions.Nearest(file, BuiltInStudies.Names) is { } name ? $" Did you mean {name}?" : "";
        var names = string.Join(", ", BuiltInStudies.Names);
        return $"There is no such file, and no built-in study of that name; built in: {names}.{near}";
    }
}
