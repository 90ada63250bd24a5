using System.Runtime.InteropServices;

namespace Sweep.Silo.Cluster;

/// <summary>Ends the process at once, while trainings run.</summary>
internal static partial class QuickExit
{
    /// <summary>
    /// On Linux without exit handlers: libtorch's would take down what its threads still compute with, and the process
    /// would end with a segmentation fault instead of the exit code.
    /// </summary>
    public static void With(int exitCode)
    {
        if (OperatingSystem.IsLinux())
            Exit(exitCode);
        Environment.Exit(exitCode);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int exitCode);
}
