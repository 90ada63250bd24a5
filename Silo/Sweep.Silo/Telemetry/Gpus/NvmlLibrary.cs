using System.Reflection;
using System.Runtime.InteropServices;

namespace Sweep.Silo.Telemetry.Gpus;

/// <summary>The calls of NVML that are used. All return 0 where they worked.</summary>
internal static partial class NvmlLibrary
{
    private const string Name = "nvml";

    private static readonly IntPtr Library = Load();

    static NvmlLibrary() => NativeLibrary.SetDllImportResolver(
        typeof(NvmlLibrary).Assembly, (name, _, _) => name == Name ? Library : IntPtr.Zero);

    /// <summary>Whether a driver brought the library; without it, nothing else here may be called.</summary>
    public static bool IsThere => Library != IntPtr.Zero;

    [LibraryImport(Name, EntryPoint = "nvmlInit_v2")]
    public static partial int Init();

    [LibraryImport(Name, EntryPoint = "nvmlShutdown")]
    public static partial int Shutdown();

    [LibraryImport(Name, EntryPoint = "nvmlDeviceGetCount_v2")]
    public static partial int DeviceGetCount(out uint count);

    [LibraryImport(Name, EntryPoint = "nvmlDeviceGetHandleByIndex_v2")]
    public static partial int DeviceGetHandleByIndex(uint index, out IntPtr device);

    [LibraryImport(Name, EntryPoint = "nvmlDeviceGetName")]
    public static partial int DeviceGetName(IntPtr device, [Out] byte[] name, uint length);

    [LibraryImport(Name, EntryPoint = "nvmlDeviceGetUtilizationRates")]
    public static partial int DeviceGetUtilizationRates(IntPtr device, out Use use);

    [LibraryImport(Name, EntryPoint = "nvmlDeviceGetMemoryInfo")]
    public static partial int DeviceGetMemoryInfo(IntPtr device, out Memory memory);

    private static IntPtr Load()
    {
        // Not the developers' name without a version, which a machine that only runs programs lacks.
        var file = OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1";
        return NativeLibrary.TryLoad(file, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out var library) ? library : IntPtr.Zero;
    }

    /// <summary>In per cent.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct Use
    {
        public readonly uint Gpu;
        public readonly uint Memory;
    }

    /// <summary>In bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct Memory
    {
        public readonly ulong Total;
        public readonly ulong Free;
        public readonly ulong Used;
    }
}
