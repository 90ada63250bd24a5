using Sweep.Contracts.Results;
using Sweep.Silo.Settings;
using Sweep.Training.Devices;

namespace Sweep.Silo.Cluster;

/// <summary>Whether the devices that were named are there, before any trial is sent to one that is not.</summary>
internal static class DeviceChecks
{
    public static void Check(SiloSettings settings, List<string> errors)
    {
        // The CPU is everywhere, and without a GPU to look for, libtorch need not be loaded yet.
        var gpus = settings.Options.Devices.Where(device => device != NodeDevice.Cpu).ToList();
        if (gpus.Count == 0)
            return;
        var here = TrainingDevices.Find();
        errors.AddRange(gpus.Except(here).Select(device =>
            $"{settings.Describe(nameof(SiloOptions.Devices))}: there is no device '{device}' here; there is {string.Join(", ", here)}. GPUs need a build with -p:Accelerator=cuda and NVIDIA's driver."));
    }
}
