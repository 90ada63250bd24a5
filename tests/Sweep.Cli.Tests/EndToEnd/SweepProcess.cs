using System.Diagnostics;
using Sweep.Testing;

namespace Sweep.Cli.Tests.EndToEnd;

/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What standard output got.</param>
/// <param name="Error">What standard error got.</param>
internal sealed record SweepResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails, showing what was said, unless the exit code is the expected one.</summary>
    public SweepResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Error}\n{Output}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return this;
    }
}

/// <summary>The sweep command as a real process.</summary>
internal sealed class SweepProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output, error;

    /// <param name="home">The home.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="args">The command line.</param>
    /// <param name="linger">How long the silo that it starts stays after its last caller.</param>
    /// <param name="libtorch">The folder of the libtorch to train with; null for the silo's own.</param>
    public SweepProcess(string home, string folder, IReadOnlyList<string> args, TimeSpan linger, string? libtorch = null)
    {
        string[] command = [.. Interruptible.Prefix, "dotnet", Program, .. args];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SWEEP_HOME"] = home, ["SWEEP_CLUSTER"] = "", ["SWEEP_LIBTORCH"] = libtorch ?? "", ["SWEEP_LINGER"] = $"{linger}" },
        };
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Beside this test's own output folder.</summary>
    public static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.FullName, "Sweep.Cli", here.Name, "sweep.dll");
        }
    }

    public bool HasEnded => process.HasExited;

    public async Task<SweepResult> WaitAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new SweepResult(process.ExitCode, await output, await error);
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt() => ProcessSignals.Send(process.Id, Signal.Interrupt);

    /// <summary>kill -9, to the command and the silo it started.</summary>
    public async Task KillAllAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error);
    }

    /// <summary>kill -9, to the command alone.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
