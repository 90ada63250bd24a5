namespace Sweep.Silo.Telemetry.Gpus;

/// <summary>The machine's GPUs, as their driver sees them.</summary>
internal interface IGpus
{
    /// <summary>One entry a GPU that answers; none where there is no GPU.</summary>
    IReadOnlyList<GpuReading> Read();
}

/// <summary>What a GPU does now.</summary>
/// <param name="Index">The driver's number of it, from 0.</param>
/// <param name="Model">What it is called.</param>
/// <param name="Utilization">Share of the last moment in which it computed, 0 to 1.</param>
/// <param name="MemoryUsed">In bytes, by all programs.</param>
/// <param name="MemoryTotal">In bytes.</param>
internal sealed record GpuReading(int Index, string Model, double Utilization, long MemoryUsed, long MemoryTotal);
