using System.Runtime.InteropServices;

namespace Sweep.Silo.Embedded;

/// <summary>
/// A session of the silo's own, apart from the terminal of the command that started it: keys pressed there, such as Ctrl-C,
/// and the terminal's end are for that command, not for the others that use the silo.
/// </summary>
internal static partial class OwnSession
{
    /// <summary>Fails where the process leads a group, as one started by hand does: that one stays in its terminal.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetSid();
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetSid();
}
