using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>
/// Starves the process's thread pool at each SIGUSR1 for SWEEP_FAULT_SECONDS. The runtime calls this before the program
/// (DOTNET_STARTUP_HOOKS), and finds it by its name, which must be in no namespace.
/// </summary>
internal static class StartupHook
{
    private const int User1 = 10;

    /// <summary>More than the threads that the pool adds meanwhile, which is one or two a second.</summary>
    private const int Blockers = 1000;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("SWEEP_FAULT_SECONDS")!, CultureInfo.InvariantCulture));

    private static PosixSignalRegistration? registration;

    public static void Initialize() => registration = PosixSignalRegistration.Create((PosixSignal)User1, Starve);

    private static void Starve(PosixSignalContext signal)
    {
        signal.Cancel = true;
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < Blockers; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Block(Length - Stopwatch.GetElapsedTime(begun)), null);

        // It has waited behind them, as everything else did.
        ThreadPool.UnsafeQueueUserWorkItem(
            _ => Console.Error.WriteLine($"The thread pool was starved for {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s."), null);
    }

    private static void Block(TimeSpan time)
    {
        using var never = new ManualResetEvent(false);
        if (time > TimeSpan.Zero)
            never.WaitOne(time);
    }
}
