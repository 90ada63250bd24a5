using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Training.Devices;

/// <summary>The devices libtorch can train on here, under the names of settings and leases: <c>cpu</c>, <c>cuda:0</c>.</summary>
public static class TrainingDevices
{
    private const string Cpu = "cpu", CudaPrefix = "cuda:";

    /// <summary>Every device of this process; the CPU comes first and is always there.</summary>
    public static IReadOnlyList<string> Find() => [Cpu, .. Enumerable.Range(0, CudaCount()).Select(CudaName)];

    /// <exception cref="DeviceUnavailableException">There is no device of that name; the message lists those there are.</exception>
    internal static Device Open(string name)
    {
        if (name == Cpu)
            return CPU;
        var count = name.StartsWith(CudaPrefix, StringComparison.Ordinal) ? CudaCount() : 0;
        for (var index = 0; index < count; index++)
        {
            if (name == CudaName(index))
                return torch.device(DeviceType.CUDA, index);
        }

        throw new DeviceUnavailableException($"There is no device '{name}' here; there is {string.Join(", ", Find())}. GPUs need NVIDIA's driver, and a build with -p:Accelerator=cuda or SWEEP_LIBTORCH.");
    }

    private static string CudaName(int index) => CudaPrefix + index.ToString(CultureInfo.InvariantCulture);

    private static int CudaCount() => cuda.is_available() ? cuda.device_count() : 0;
}
