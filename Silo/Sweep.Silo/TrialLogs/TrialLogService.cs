using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Nodes;

namespace Sweep.Silo.TrialLogs;

/// <inheritdoc cref="ITrialLogService"/>
[Reentrant]
internal sealed class TrialLogService(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, RecentTrialLines lines, IOptions<NodeOptions> node)
    : GrainService(id, silo, loggers), ITrialLogService
{
    public Task<IReadOnlyList<TrialLogLine>> Read(TrialId trial) => Task.FromResult<IReadOnlyList<TrialLogLine>>(
        [.. lines.Of(trial.ToString()).Select(line => new TrialLogLine(line.At, node.Value.Name, line.Level.ToString(), line.Text))]);
}
