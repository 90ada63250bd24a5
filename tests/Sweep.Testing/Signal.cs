using System.Runtime.InteropServices;

namespace Sweep.Testing;

/// <summary>What a process can be told from outside (signal(7), Linux).</summary>
public enum Signal
{
    Interrupt = 2,
    User1 = 10,
    Segfault = 11,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

public static partial class ProcessSignals
{
    public static void Send(int process, Signal signal)
    {
        if (!TrySend(process, signal))
            throw new InvalidOperationException($"Process {process} could not be sent {signal}.");
    }

    /// <returns>False if there is no such process any more.</returns>
    public static bool TrySend(int process, Signal signal) => kill(process, (int)signal) == 0;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int sig);
}
