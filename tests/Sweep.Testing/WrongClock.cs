using System.Runtime.InteropServices;

namespace Sweep.Testing;

/// <summary>libfaketime: a process whose clocks are ahead, while time passes for it as for everybody.</summary>
public static class WrongClock
{
    /// <summary>Why there is none on this machine, or null.</summary>
    public static string? Missing => Library is null ? "faketime is not installed" : null;

    private static string? Library => Programs.Find("libfaketimeMT.so.1", $"/usr/lib/{Triplet}/faketime");

    private static string Triplet => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>The environment of such a process. None is behind: its monotonic clock would be too, perhaps before zero.</summary>
    public static (string Name, string Value)[] Ahead(TimeSpan by) =>
    [
        ("LD_PRELOAD", Library ?? throw new InvalidOperationException(Missing)),
        ("FAKETIME", FormattableString.Invariant($"+{by.TotalSeconds:0}")),
    ];
}
