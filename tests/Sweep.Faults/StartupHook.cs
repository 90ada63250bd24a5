using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.Faults;

/// <summary>
/// Faults that last SWEEP_FAULT_SECONDS, and epochs that last while the file SWEEP_FAULT_SLOW is there. The runtime calls this
/// before the program (DOTNET_STARTUP_HOOKS), and finds it by its name, which must be in no namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>Epochs of a slot while a fault lasts, so that a study of a few hundred goes on beyond it.</summary>
    private const int EpochsMeanwhile = 40;

    private static PosixSignalRegistration? starved;
    private static MeterListener? slow;

    public static void Initialize()
    {
        var length = TimeSpan.FromSeconds(int.Parse(Setting("SECONDS"), CultureInfo.InvariantCulture));
        starved = StarvedPool.Begin(length);
        slow = SlowEpochs.Begin(Setting("SLOW"), length / EpochsMeanwhile);
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable($"SWEEP_FAULT_{name}")!;
}
