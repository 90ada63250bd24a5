using System.Text.RegularExpressions;

namespace Sweep.Deploy.Tests;

/// <summary>The Dockerfile's instructions, in order, continued lines joined.</summary>
internal static partial class Dockerfile
{
    public static IReadOnlyList<(string Instruction, string Arguments)> Instructions { get; } = Read(Repository.Text("deploy", "Dockerfile"));

    public static IEnumerable<string> Of(string instruction) => Instructions.Where(line => line.Instruction == instruction).Select(line => line.Arguments);

    /// <summary>The default of a build argument.</summary>
    public static string Argument(string name) => Of("ARG").Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static List<(string, string)> Read(string text) =>
    [
        .. Continued().Replace(text, " ").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
            .Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? "")),
    ];

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();
}
