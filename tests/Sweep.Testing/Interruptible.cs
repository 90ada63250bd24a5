namespace Sweep.Testing;

/// <summary>A process that Ctrl-C reaches, however the tests were started.</summary>
public static class Interruptible
{
    /// <summary>
    /// The beginning of its command line. A script starts its background jobs with SIGINT ignored, which every descendant
    /// inherits; env(1) of coreutils gives the signal back its default.
    /// </summary>
    public static IReadOnlyList<string> Prefix { get; } =
        OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
}
