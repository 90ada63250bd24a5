namespace Sweep.Silo.Telemetry.Gpus;

/// <summary>NVIDIA's management library, which comes with the driver. Read without a CUDA context, so it costs no GPU memory.</summary>
internal sealed class Nvml : IGpus, IDisposable
{
    private const int Success = 0;

    private readonly List<(uint Index, IntPtr Handle, string Model)> devices = [];

    private Nvml()
    {
        if (NvmlLibrary.DeviceGetCount(out var count) != Success)
            return;
        for (var index = 0u; index < count; index++)
        {
            if (NvmlLibrary.DeviceGetHandleByIndex(index, out var handle) == Success)
                devices.Add((index, handle, Model(handle)));
        }
    }

    /// <summary>The machine's GPUs; none if it has no driver, or one that does not work.</summary>
    public static IGpus Open() => NvmlLibrary.IsThere && NvmlLibrary.Init() == Success ? new Nvml() : new NoGpus();

    public IReadOnlyList<GpuReading> Read()
    {
        var readings = new List<GpuReading>();
        foreach (var (index, handle, model) in devices)
        {
            // One that has fallen off the bus, or does not tell, is left out.
            if (NvmlLibrary.DeviceGetUtilizationRates(handle, out var use) == Success && NvmlLibrary.DeviceGetMemoryInfo(handle, out var memory) == Success)
                readings.Add(new GpuReading((int)index, model, use.Gpu / 100.0, (long)memory.Used, (long)memory.Total));
        }

        return readings;
    }

    public void Dispose() => NvmlLibrary.Shutdown();

    private static string Model(IntPtr handle)
    {
        var name = new byte[96];
        return NvmlLibrary.DeviceGetName(handle, name, (uint)name.Length) == Success
            ? System.Text.Encoding.UTF8.GetString(name.AsSpan(0, name.AsSpan().IndexOf((byte)0)))
            : "unknown";
    }
}
