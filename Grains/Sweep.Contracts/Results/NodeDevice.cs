using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>A device of a node.</summary>
/// <param name="Name"><c>cpu</c>, or a GPU such as <c>cuda:0</c>.</param>
/// <param name="Slots">Trials it trains at once.</param>
/// <param name="Busy">Trials it trains now.</param>
[GenerateSerializer, Immutable, Alias("sweep.NodeDevice")]
public sealed record NodeDevice(string Name, int Slots, int Busy)
{
    private const string Gpu = "gpu";

    /// <summary>The name of a node's cores.</summary>
    public const string Cpu = "cpu";

    /// <summary>The kinds of device there are: what results are the same on.</summary>
    public static IReadOnlyList<string> Kinds(DeviceWish wish) => wish switch
    {
        DeviceWish.Cpu => [Cpu],
        DeviceWish.Gpu => [Gpu],
        _ => [Cpu, Gpu],
    };

    /// <summary>The kind of the device of that name.</summary>
    public static string KindOf(string name) => name == Cpu ? Cpu : Gpu;

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
