using System.Globalization;
using System.Text.RegularExpressions;

namespace Sweep.Deploy.Tests;

/// <summary>deploy/local.sh over a folder of its own, which is stopped and removed afterwards.</summary>
internal sealed partial class LocalScript : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly (string, string?)[] environment;
    private readonly string script;

    /// <param name="root">The tree whose script and builds are used.</param>
    /// <param name="environment">What the script is told besides.</param>
    public LocalScript(string root, params (string, string?)[] environment)
    {
        // Where PostgreSQL's own user can reach it; temporary folders are for one user alone.
        folder = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sweep-local-{System.IO.Path.GetRandomFileName()}"));
        script = System.IO.Path.Combine(root, "deploy", "local.sh");
        this.environment = [("SWEEP_LOCAL", folder.FullName), ("SWEEP_CONFIGURATION", Repository.Configuration), .. environment];
    }

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Missing() =>
        OperatingSystem.IsWindows() ? "deploy/local.sh needs bash."
        : !Tool.IsHere("redis-server") ? "redis-server is not here: apt-get install redis-server."
        : !Tool.IsHere("initdb") && Directory.GetDirectories("/usr/lib/postgresql").Length == 0 ? "PostgreSQL is not here: apt-get install postgresql."
        : null;

    public string Path(params string[] parts) => System.IO.Path.Combine([folder.FullName, .. parts]);

    public Task<(int Code, string Output)> Run(params string[] arguments) => Tool.Run("bash", [script, .. arguments], environment);

    /// <summary>What runs according to its notes, by name, with the process' number.</summary>
    public IReadOnlyDictionary<string, int> Processes()
    {
        var noted = Directory.GetFiles(Path("run"), "*.pid").ToDictionary(file => System.IO.Path.GetFileNameWithoutExtension(file), ReadNumber);
        var postmaster = Path("postgres", "data", "postmaster.pid");
        if (File.Exists(postmaster))
            noted["postgres"] = ReadNumber(postmaster);
        return noted;
    }

    /// <summary>The gateway's port that the last answer names for a silo.</summary>
    public static string Gateway(string output, string silo) =>
        Regex.Match(output, $@"(?m)^{silo} .*gateway (?<address>127\.0\.0\.1:\d+)").Groups["address"].Value;

    public static bool Runs(int process) => Directory.Exists($"/proc/{process}") && !Zombie().IsMatch(File.ReadAllText($"/proc/{process}/stat"));

    public async ValueTask DisposeAsync()
    {
        var (code, output) = await Run("stop");
        Assert.True(code == 0, output);
        folder.Delete(recursive: true);
    }

    private static int ReadNumber(string file) => int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\) Z ")]
    private static partial Regex Zombie();
}
