using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Sweep.Testing;

namespace Sweep.Cluster.Harness;

/// <summary>
/// A silo as a real process, under a supervisor as systemd or Kubernetes would be: one that ends by itself is started again.
/// </summary>
internal sealed class SiloProcess(string name, IPEndPoint gateway, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> within) : IAsyncDisposable
{
    /// <summary>The exit code that asks not to be started again before somebody has mended settings or servers.</summary>
    public const int Unusable = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<string> said = new();
    private readonly Lock gate = new();
    private Process? process;
    private TaskCompletionSource ready = NewReady();
    private readonly TaskCompletionSource<int> firstEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool wanted;

    public string Name => name;

    public IPEndPoint Gateway => gateway;

    /// <summary>Every line on standard error, of all its lives.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>The exit codes of the lives that ended without being killed from here.</summary>
    public ConcurrentQueue<int> Ended { get; } = new();

    /// <summary>Completes with the exit code of the first life that ends by itself.</summary>
    public Task<int> FirstEnd => firstEnd.Task;

    public int Id => process!.Id;

    /// <summary>Completes when this life serves.</summary>
    public Task Ready => ready.Task;

    /// <summary>Does nothing to one that runs.</summary>
    public void Start()
    {
        lock (gate)
        {
            wanted = true;
            if (process is { HasExited: false })
                return;
            ready = NewReady();
            string[] command = [.. within, "dotnet", Outputs.Silo];
            var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (key, value) in settings)
                start.Environment[key] = value;
            var life = new Process { StartInfo = start, EnableRaisingEvents = true };
            var serves = ready;
            life.OutputDataReceived += (_, line) =>
            {
                if (line.Data?.StartsWith("ready ", StringComparison.Ordinal) == true)
                    serves.TrySetResult();
            };
            life.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
            life.Exited += (_, _) => EndedByItself(life);
            process = life;
            life.Start();
            life.BeginOutputReadLine();
            life.BeginErrorReadLine();
        }
    }

    /// <summary>kill -9; it stays dead until it is started.</summary>
    public async Task KillAsync()
    {
        Unwanted();
        var life = process!;
        life.Kill();
        await life.WaitForExitAsync();
    }

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit code, and the time it took to leave.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        Unwanted();
        var life = process!;
        var begun = Stopwatch.GetTimestamp();
        TrySend(Signal.Terminate);
        await life.WaitForExitAsync();
        return (life.ExitCode, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>
    /// SIGSEGV, as when native code goes wrong; whoever supervises it starts it again. The runtime takes the first for a
    /// fault of managed code that will come again, so one is seldom enough.
    /// </summary>
    public async Task CrashAsync()
    {
        var life = process!;
        while (!life.HasExited)
        {
            ProcessSignals.TrySend(life.Id, Signal.Segfault);
            await life.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Send(Signal signal) => ProcessSignals.Send(Id, signal);

    /// <returns>False if it does not run.</returns>
    public bool TrySend(Signal signal) => process is { HasExited: false } life && ProcessSignals.TrySend(life.Id, signal);

    public async ValueTask DisposeAsync()
    {
        Unwanted();
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Unwanted()
    {
        lock (gate)
            wanted = false;
    }

    private void EndedByItself(Process life)
    {
        lock (gate)
        {
            if (!wanted || life != process)
                return;
            Ended.Enqueue(life.ExitCode);
            firstEnd.TrySetResult(life.ExitCode);
            Start();
        }
    }

    private static TaskCompletionSource NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
