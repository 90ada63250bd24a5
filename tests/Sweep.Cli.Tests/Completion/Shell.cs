using System.Diagnostics;
using Sweep.Cli.Completion;
using Sweep.Cli.Tests.EndToEnd;

namespace Sweep.Cli.Tests.Completion;

/// <summary>A real shell, asked what the Tab key would offer.</summary>
internal static class Shell
{
    /// <param name="home">Where sweep keeps its studies; the shell's current folder is its work folder.</param>
    /// <param name="shell">The shell's program.</param>
    /// <param name="script">What to run there; SCRIPT in its environment is the file of its completion script, LINE the line so far.</param>
    /// <param name="line">The line.</param>
    /// <returns>The lines it printed.</returns>
    public static async Task<string[]> RunAsync(SweepHomeFolder home, string shell, string script, string line)
    {
        var start = new ProcessStartInfo(shell, ["-c", script])
        {
            WorkingDirectory = home.Work,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["SWEEP_HOME"] = home.Home,
                ["SWEEP_CLUSTER"] = "",
                ["PATH"] = $"{Path.GetDirectoryName(SweepProcess.Program)}:{Environment.GetEnvironmentVariable("PATH")}",
                ["SCRIPT"] = home.File($"sweep.{shell}", CompletionScripts.Of(shell)),
                ["LINE"] = line,
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
