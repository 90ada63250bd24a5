using System.Runtime.InteropServices;

namespace Sweep.Training.Devices;

/// <summary>Recognises a device that has no memory left.</summary>
internal static class DeviceMemory
{
    /// <summary>
    /// What libtorch's allocators on CPU and GPU and NVIDIA's libraries say of it: there are no codes, only texts.
    /// </summary>
    private static readonly string[] Words = ["out of memory", "not enough memory", "allocate memory", "STATUS_ALLOC_FAILED"];

    /// <summary>True if it was thrown because memory ran out.</summary>
    public static bool RanOut(Exception e) =>
        e is OutOfMemoryException
        || e is ExternalException && Words.Any(words => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase));
}
