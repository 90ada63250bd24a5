using Orleans.Runtime.Services;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Silo.TrialLogs;

/// <summary>Asks every silo, since the lines of a trial are where it was trained and where its study was coordinated.</summary>
internal sealed class ClusterTrialLogs(IServiceProvider services, IClusterMembershipService membership) : GrainServiceClient<ITrialLogService>(services), ITrialLogs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<TrialLogLine>> ReadAsync(TrialId trial)
    {
        var silos = membership.CurrentSnapshot.Members.Values.Where(member => member.Status is SiloStatus.Active).Select(member => member.SiloAddress);
        var answers = await Task.WhenAll(silos.Select(silo => AskAsync(silo, trial)));
        return [.. answers.SelectMany(lines => lines).OrderBy(line => line.At)];
    }

    private async Task<IReadOnlyList<TrialLogLine>> AskAsync(SiloAddress silo, TrialId trial)
    {
        try
        {
            return await GetGrainService(silo).Read(trial).WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return [];
        }
    }
}
