using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Nodes;

internal static partial class TrialRunLog
{
    private static readonly Func<ILogger, TrialId, IDisposable?> OfTrial = LoggerMessage.DefineScope<TrialId>("{Trial}");

    /// <summary>Makes all that is said in it say whose it is.</summary>
    public static IDisposable? Scope(ILogger logger, TrialId trial) => OfTrial(logger, trial);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Attempt {Lease} trains on {Device}")]
    public static partial void Trains(ILogger logger, Lease lease, string device);

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {Lease} went on after epoch {Epoch}")]
    public static partial void WentOn(ILogger logger, Lease lease, int epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Lease} failed")]
    public static partial void Failed(ILogger logger, Lease lease, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Lease} ran out of memory on {Device}; it is tried again when no other trial is there")]
    public static partial void DidNotFit(ILogger logger, Lease lease, string device, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempt {Lease} could not report its end; its lease will run out")]
    public static partial void Lost(ILogger logger, Lease lease, Exception e);
}
