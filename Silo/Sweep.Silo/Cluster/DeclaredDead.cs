using Microsoft.Extensions.Logging;
using Serilog;

namespace Sweep.Silo.Cluster;

/// <summary>
/// Ends the process when the cluster has declared this silo dead, as after a freeze: others run its trials by now, and
/// a silo cannot rejoin under the same identity. The exit code asks the supervisor (systemd, Kubernetes, compose) to
/// start it afresh, which beats a supervisor of our own inside.
/// </summary>
internal sealed partial class DeclaredDead(ILogger<DeclaredDead> logger) : IFatalErrorHandler
{
    /// <summary>Start me again.</summary>
    public const int ExitCode = 3;

    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        LogEnds(context, exception);
        Log.CloseAndFlush();
        QuickExit.With(ExitCode);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The cluster went on without this silo, or its runtime broke ({Context}); it ends, to be started again")]
    private partial void LogEnds(string? context, Exception? exception);
}
