using System.Diagnostics;

namespace Sweep.Silo.Tests;

/// <summary>The silo as a process that ends by itself.</summary>
internal static class SiloRun
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Sweep.Silo.dll");

    /// <returns>Its exit code, and what it said on standard error.</returns>
    public static async Task<(int Code, string Said)> EndAsync(string home, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = home };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SWEEP_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["SWEEP_HOME"] = home;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, said);
    }
}
