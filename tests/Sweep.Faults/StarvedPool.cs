using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sweep.Faults;

/// <summary>Starves the process's thread pool at each SIGUSR1.</summary>
internal static class StarvedPool
{
    private const int User1 = 10;

    /// <summary>More than the threads that the pool adds meanwhile, which is one or two a second.</summary>
    private const int Blockers = 1000;

    public static PosixSignalRegistration Begin(TimeSpan length) => PosixSignalRegistration.Create((PosixSignal)User1, signal =>
    {
        signal.Cancel = true;
        Starve(length);
    });

    private static void Starve(TimeSpan length)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < Blockers; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Lasting.For(length - Stopwatch.GetElapsedTime(begun)), null);

        // It has waited behind them, as everything else did.
        ThreadPool.UnsafeQueueUserWorkItem(
            _ => Console.Error.WriteLine($"The thread pool was starved for {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s."), null);
    }
}
