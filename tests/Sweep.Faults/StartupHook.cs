using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.Faults;

/// <summary>
/// Faults of SWEEP_FAULT_SECONDS, and slow epochs. The runtime calls this before the program (DOTNET_STARTUP_HOOKS), and finds
/// it by its name, which must be in no namespace.
/// </summary>
internal static class StartupHook
{
    private static PosixSignalRegistration? starved;
    private static MeterListener? slow;

    public static void Initialize()
    {
        starved = StarvedPool.Begin(TimeSpan.FromSeconds(int.Parse(Setting("SECONDS"), CultureInfo.InvariantCulture)));
        slow = SlowEpochs.Begin(Setting("SLOW"));
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable($"SWEEP_FAULT_{name}")!;
}
