using System.Diagnostics.Metrics;

namespace Sweep.Faults;

/// <summary>
/// Makes every epoch last while the file named by SWEEP_FAULT_SLOW is there, so that small studies train for as long as a
/// test needs them to, at no cost to the machine.
/// </summary>
internal static class SlowEpochs
{
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(0.3);

    /// <summary>The measurement is told on the thread that trains.</summary>
    public static MeterListener Begin(string file)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "sweep.epoch.duration")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) =>
        {
            if (File.Exists(file))
                Thread.Sleep(Longer);
        });
        listener.Start();
        return listener;
    }
}
