namespace Sweep.Grains;

/// <summary>References to grains of one kind; the factory would work out their interface's name anew for each.</summary>
internal sealed class GrainReferences<TGrain>(IGrainFactory grains) where TGrain : IGrainWithStringKey
{
    private GrainReference? first;

    public TGrain Of(string key)
    {
        first ??= (GrainReference)(object)grains.GetGrain<TGrain>(key);
        return (TGrain)grains.GetGrain(GrainId.Create(first.GrainId.Type, key), first.InterfaceType);
    }
}
