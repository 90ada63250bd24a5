using System.Reflection;

namespace Sweep.Formats.Specs;

/// <summary>The studies that come with Sweep and run by their name.</summary>
public static class BuiltInStudies
{
    private const string Extension = ".yaml";

    private static readonly Assembly Home = typeof(BuiltInStudies).Assembly;

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(n => n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(n => n[..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The spec's text, or null if no study has this name.</summary>
    public static string? Find(string name)
    {
        if (!Names.Contains(name))
            return null;
        using var reader = new StreamReader(Home.GetManifestResourceStream(name + Extension)!);
        return reader.ReadToEnd();
    }
}
