namespace Sweep.Silo.Telemetry.Gpus;

/// <summary>A machine without the driver.</summary>
internal sealed class NoGpus : IGpus
{
    public IReadOnlyList<GpuReading> Read() => [];
}
