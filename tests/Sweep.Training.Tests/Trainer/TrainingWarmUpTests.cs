using System.Diagnostics.Metrics;
using Sweep.Training.Trainer;

namespace Sweep.Training.Tests.Trainer;

public sealed class TrainingWarmUpTests
{
    [Fact]
    public void Nothing_of_it_is_counted_and_no_training_is_changed()
    {
        long counted = 0;
        var here = Environment.CurrentManagedThreadId;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "sweep.training.samples")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        // Other tests train meanwhile, on threads of their own.
        listener.SetMeasurementEventCallback<long>((_, rows, _, _) => counted += Environment.CurrentManagedThreadId == here ? rows : 0);
        listener.Start();
        var before = ToyRun.Train(ToyRun.Small);
        var trained = counted;

        TrainingWarmUp.Run();

        Assert.True(trained > 0);
        Assert.Equal(trained, counted);
        Assert.Equal(before.Numbers, ToyRun.Train(ToyRun.Small).Numbers);
    }
}
