namespace Sweep.Silo.Tests.Telemetry;

/// <summary>What <c>deploy/prometheus</c> and <c>deploy/grafana</c> hold.</summary>
internal static class PrometheusFiles
{
    public static string Folder { get; } = Find("prometheus");

    public static string Dashboards { get; } = Path.Combine(Find("grafana"), "dashboards");

    /// <summary>The configuration with other targets, and quick, so that a test need not wait for a quarter of a minute.</summary>
    /// <param name="folder">Where it is written.</param>
    /// <param name="token">What silos ask for.</param>
    /// <param name="targets">Where they listen.</param>
    /// <returns>Its path.</returns>
    public static string Beside(TemporaryFolder folder, string token, IReadOnlyList<string> targets)
    {
        foreach (var rules in (string[])["recording.yml", "alerts.yml"])
            File.Copy(Path.Combine(Folder, rules), Path.Combine(folder.Path, rules));
        var text = File.ReadAllText(Path.Combine(Folder, "prometheus.yml"));
        return folder.Write("prometheus.yml", text
            .Replace("interval: 15s", "interval: 1s", StringComparison.Ordinal)
            .Replace("/run/secrets/reader-token", folder.Write("reader-token", token), StringComparison.Ordinal)
            .Replace("""["silo-1:8080", "silo-2:8080", "silo-3:8080"]""", $"[{string.Join(", ", targets.Select(target => $"\"{target}\""))}]", StringComparison.Ordinal));
    }

    private static string Find(string part)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
                return Path.Combine(folder.FullName, "deploy", part);
        }

        throw new DirectoryNotFoundException("These tests were not built in the repository.");
    }
}
