using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sweep.Cluster.Tests.Harness;

/// <summary>
/// A silo as a real process, under a supervisor as systemd or Kubernetes would be: one that ends by itself is started again.
/// </summary>
internal sealed class SiloProcess(string name, int gatewayPort, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<string> said = new();
    private readonly Lock gate = new();
    private Process? process;
    private TaskCompletionSource ready = NewReady();
    private readonly TaskCompletionSource<int> firstEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool wanted;

    public string Name => name;

    public int GatewayPort => gatewayPort;

    /// <summary>Every line on standard error, of all its lives.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>The exit codes of the lives that ended without being killed from here.</summary>
    public ConcurrentQueue<int> Ended { get; } = new();

    /// <summary>Completes with the exit code of the first life that ends by itself.</summary>
    public Task<int> FirstEnd => firstEnd.Task;

    public int Id => process!.Id;

    /// <summary>Completes when this life serves.</summary>
    public Task Ready => ready.Task;

    public void Start()
    {
        lock (gate)
        {
            wanted = true;
            ready = NewReady();
            var start = new ProcessStartInfo("dotnet", [Outputs.Silo]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit code, and the time it took to leave.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        Unwanted();
        var begun = Stopwatch.GetTimestamp();
        Signals.Send(Id, Signal.Terminate);
        await process!.WaitForExitAsync();
        return (process.ExitCode, Stopwatch.GetElapsedTime(begun));
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
            Signals.TrySend(life.Id, Signal.Segfault);
            await life.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Send(Signal signal) => Signals.Send(Id, signal);

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
