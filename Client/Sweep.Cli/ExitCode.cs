namespace Sweep.Cli;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was done, but trials failed, or the store stopped taking results.</summary>
    public const int TrialsFailed = 1;

    /// <summary>A mistake of Sweep's own.</summary>
    public const int Unexpected = 1;

    /// <summary>The spec, the data or the arguments are wrong, or the store or a file cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>No cluster answers, the embedded silo cannot start or no longer answers, or the store is away.</summary>
    public const int NoCluster = 3;

    /// <summary>Ended by Ctrl-C, as shells number it; or the study was paused or cancelled from elsewhere.</summary>
    public const int Interrupted = 130;
}
