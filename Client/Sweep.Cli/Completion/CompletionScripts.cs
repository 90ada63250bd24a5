using System.Reflection;

namespace Sweep.Cli.Completion;

/// <summary>The scripts that make a shell ask the command what may come next.</summary>
internal static class CompletionScripts
{
    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["bash"] = "bash",
        ["zsh"] = "zsh",
        ["fish"] = "fish",
        ["powershell"] = "ps1",
    };

    public static IReadOnlyCollection<string> Shells => Endings.Keys;

    public static string Of(string shell)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"sweep.{Endings[shell]}")!);
        return reader.ReadToEnd();
    }
}
