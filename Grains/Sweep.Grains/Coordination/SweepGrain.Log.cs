using Microsoft.Extensions.Logging;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

internal sealed partial class SweepGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Study {Study} submitted: {Sweeps} sweeps")]
    private partial void LogSubmitted(string study, int sweeps);

    [LoggerMessage(Level = LogLevel.Information, Message = "Study {Study} is extended to {Seeds} seeds")]
    private partial void LogExtended(string study, int seeds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Study {Study} is planned: {Trials} trials")]
    private partial void LogPlanned(string study, int trials);

    [LoggerMessage(Level = LogLevel.Information, Message = "Study {Study} is coordinated by {Silo}: {Trials}")]
    private partial void LogLoaded(string study, string silo, TrialCounts trials);

    [LoggerMessage(Level = LogLevel.Error, Message = "Study {Study} is set aside: {Reason}")]
    private partial void LogSetAside(string study, string reason, Exception? exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Study {Study} completed: {Completed} trials completed, {Failed} failed")]
    private partial void LogCompleted(string study, int completed, int failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Trial {Trial} failed after {Failures} tries: {Error}")]
    private partial void LogTrialFailed(TrialId trial, int failures, string? error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Trial {Trial} lost with node {Node} (attempt {Attempt}); queued again")]
    private partial void LogLost(TrialId trial, string? node, int attempt);
}
