using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Grains;

/// <summary>What a study claims of the nodes' slots.</summary>
/// <param name="Device">What its trials may be trained on.</param>
/// <param name="Weight">Its share where others have trials waiting too, in proportion to theirs; above 0.</param>
/// <param name="MaxConcurrent">Trials of it that may run at once; null for any number.</param>
[GenerateSerializer, Immutable, Alias("sweep.StudyClaim")]
public sealed record StudyClaim(DeviceWish Device, double Weight, int? MaxConcurrent)
{
    public static StudyClaim Of(StudySpec spec) => new(spec.Device, spec.Weight, spec.MaxConcurrent);
}
