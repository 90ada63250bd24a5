using Sweep.Silo.Telemetry.Gpus;

namespace Sweep.Silo.Hosting;

/// <summary>How many trials a GPU trains at once where the settings do not say: as many as its memory surely holds.</summary>
/// <remarks>
/// An estimate on the safe side, not a measurement. A trial keeps weights, gradients and the optimizer's moments, its rows,
/// and what a batch leaves for the way back; models such as the exercises' need a fraction of what is counted. One that
/// needs more after all, and finds no memory left, is tried again with the GPU to itself.
/// </remarks>
internal static class FittingSlots
{
    /// <summary>Counted for CUDA's context and libraries, which a process's trials share: 1 GiB.</summary>
    public const long SharedBytes = 1L << 30;

    /// <summary>Counted for each trial: 2 GiB.</summary>
    public const long TrialBytes = 2L << 30;

    /// <summary>Slots of each GPU, at least 1.</summary>
    /// <param name="gpus">The machine's GPUs; none if the driver does not tell.</param>
    /// <param name="used">How many of them are trained on.</param>
    /// <param name="cores">The machine's cores: each trial keeps one busy with telling the GPU what to do.</param>
    public static int Of(IReadOnlyList<GpuReading> gpus, int used, int cores)
    {
        // The smallest, since the driver's numbers need not be CUDA's: CUDA_VISIBLE_DEVICES changes those.
        var memory = gpus.Select(gpu => gpu.MemoryTotal).DefaultIfEmpty(0).Min();
        return (int)Math.Max(1, Math.Min((memory - SharedBytes) / TrialBytes, cores / used));
    }
}
