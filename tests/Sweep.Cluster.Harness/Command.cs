using System.Diagnostics;

namespace Sweep.Cluster.Harness;

/// <summary>The sweep command as a real process.</summary>
internal sealed class Command : IDisposable
{
    /// <summary>More than any study of these tests takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Process process;
    private readonly Task<string> output, error;

    public Command(string home, string folder, IReadOnlyDictionary<string, string> settings, params string[] args)
        : this([], home, folder, settings, args)
    {
    }

    /// <inheritdoc cref="Command"/>
    /// <param name="within">What to put before it, to run it elsewhere.</param>
    public Command(IReadOnlyList<string> within, string home, string folder, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        string[] all = [.. within, "dotnet", Outputs.Sweep, .. args];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SWEEP_HOME"] = home, ["SWEEP_CLUSTER"] = "" },
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => process.HasExited;

    /// <returns>The exit code, and all it said.</returns>
    public async Task<(int ExitCode, string Said)> WaitAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (process.ExitCode, await error + await output);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
