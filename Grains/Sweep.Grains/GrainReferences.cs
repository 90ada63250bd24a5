using System.Collections.Concurrent;

namespace Sweep.Grains;

/// <summary>References to grains with a text for a key; the factory would work out their interface's name anew for each.</summary>
internal sealed class GrainReferences(IGrainFactory grains)
{
    /// <summary>One of each interface.</summary>
    private readonly ConcurrentDictionary<Type, GrainReference> known = [];

    public TGrain Of<TGrain>(string key) where TGrain : IGrainWithStringKey
    {
        var like = known.GetOrAdd(typeof(TGrain), _ => (GrainReference)(object)grains.GetGrain<TGrain>(key));
        return (TGrain)grains.GetGrain(GrainId.Create(like.GrainId.Type, key), like.InterfaceType);
    }
}
