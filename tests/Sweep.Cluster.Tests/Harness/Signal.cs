using System.Runtime.InteropServices;

namespace Sweep.Cluster.Tests.Harness;

/// <summary>What a process can be told from outside (signal(7), Linux).</summary>
internal enum Signal
{
    Segfault = 11,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

internal static partial class Signals
{
    public static void Send(int process, Signal signal)
    {
        if (kill(process, (int)signal) != 0)
            throw new InvalidOperationException($"Process {process} could not be sent {signal}.");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int sig);
}
