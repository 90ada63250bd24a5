using System.Diagnostics.Metrics;

namespace Sweep.Faults;

/// <summary>
/// Makes every epoch last longer while a file is there, so that small studies train for as long as a
/// test needs them to, at no cost to the machine.
/// </summary>
internal static class SlowEpochs
{
    /// <summary>The measurement is told on the thread that trains.</summary>
    /// <param name="file">The file.</param>
    /// <param name="longer">By how much.</param>
    public static MeterListener Begin(string file, TimeSpan longer)
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
                Lasting.For(longer);
        });
        listener.Start();
        return listener;
    }
}
