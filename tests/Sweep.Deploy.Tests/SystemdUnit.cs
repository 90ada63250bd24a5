namespace Sweep.Deploy.Tests;

/// <summary>A unit file's entries: section, key and value, in order.</summary>
internal sealed class SystemdUnit(string text)
{
    public static SystemdUnit Silo { get; } = new(Repository.Text("deploy", "systemd", "sweep-silo@.service"));

    public IReadOnlyList<(string Section, string Key, string Value)> Entries { get; } = Read(text);

    public string Only(string key) => Assert.Single(All(key));

    public IReadOnlyList<string> All(string key) => [.. Entries.Where(entry => entry.Key == key).Select(entry => entry.Value)];

    public IReadOnlyDictionary<string, string> Environment =>
        All("Environment").Select(entry => entry.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static List<(string, string, string)> Read(string text)
    {
        var entries = new List<(string, string, string)>();
        var section = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not '#' and not ';'))
        {
            if (line[0] == '[')
                section = line.EndsWith(']') ? line[1..^1] : throw new FormatException($"'{line}' is not a section.");
            else if (line.Split('=', 2) is [var key, var value] && section.Length > 0)
                entries.Add((section, key, value));
            else
                throw new FormatException($"'{line}' is not KEY=VALUE in a section.");
        }

        return entries;
    }
}
