using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>A device of a node.</summary>
/// <param name="Name"><c>cpu</c>, or a GPU such as <c>cuda:0</c>.</param>
/// <param name="Slots">Trials it trains at once.</param>
/// <param name="Busy">Trials it trains now.</param>
[GenerateSerializer, Immutable, Alias("sweep.NodeDevice")]
public sealed record NodeDevice(string Name, int Slots, int Busy)
{
    /// <summary>The name of a node's cores.</summary>
    public const string Cpu = "cpu";

    /// <summary>Trials it has room for now.</summary>
    public int Free => Math.Max(0, Slots - Busy);

    /// <summary>True if trials that wish for this may be trained on it.</summary>
    public bool Suits(DeviceWish wish) => wish switch
    {
        DeviceWish.Cpu => Name == Cpu,
        DeviceWish.Gpu => Name != Cpu,
        _ => true,
    };
}
