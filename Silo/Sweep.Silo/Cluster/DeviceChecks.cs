using Sweep.Contracts.Results;
using Sweep.Silo.Settings;
using Sweep.Training.Devices;

namespace Sweep.Silo.Cluster;

/// <summary>Whether what is to train is there and fits, before any trial is sent to what is not.</summary>
internal static class DeviceChecks
{
    public static void Check(SiloSettings settings, List<string> errors)
    {
        if (!UseLibtorch(settings, errors))
            return;

        // The CPU is everywhere, and without a GPU to look for, libtorch need not be loaded yet.
        var gpus = settings.Options.Devices.Where(device => device != NodeDevice.Cpu).ToList();
        if (gpus.Count == 0)
            return;
        var here = TrainingDevices.Find();
        errors.AddRange(gpus.Except(here).Select(device =>
            $"{settings.Describe(nameof(SiloOptions.Devices))}: there is no device '{device}' here; there is {string.Join(", ", here)}. GPUs need NVIDIA's driver, and a build with -p:Accelerator=cuda or SWEEP_LIBTORCH."));
    }

    private static bool UseLibtorch(SiloSettings settings, List<string> errors)
    {
        try
        {
            if (settings.Options.Libtorch is { } folder)
                ExistingLibtorch.Load(folder);
            return true;
        }
        catch (LibtorchException e)
        {
            errors.Add($"{settings.Describe(nameof(SiloOptions.Libtorch))}: {e.Message}");
            return false;
        }
    }
}
