using Sweep.Silo.Telemetry.Gpus;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>Two cards: one at work, one idle.</summary>
internal sealed class FakeGpus : IGpus
{
    public IReadOnlyList<GpuReading> Read() =>
    [
        new(0, "Card A", 0.75, 20_000_000_000, 80_000_000_000),
        new(1, "Card A", 0, 1_000_000_000, 80_000_000_000),
    ];
}
