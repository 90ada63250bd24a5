using Sweep.Contracts.Grains;

namespace Sweep.Grains.Nodes;

/// <summary>References to trials' grains; the factory would work out the interface's name anew for each.</summary>
internal sealed class TrialGrains(IGrainFactory grains)
{
    private static readonly GrainType Type = GrainType.Create("trial");

    private GrainInterfaceType? contract;

    public ITrialGrain Of(Lease lease)
    {
        contract ??= ((GrainReference)grains.GetGrain<ITrialGrain>(lease.ToString())).InterfaceType;
        return (ITrialGrain)grains.GetGrain(GrainId.Create(Type, lease.ToString()), contract.Value);
    }
}
