using Sweep.Training.Devices;
using static TorchSharp.torch;

namespace Sweep.Training.Tests.Devices;

public sealed class TrainingDevicesTests
{
    [Fact]
    public void The_cpu_is_always_there_and_comes_first()
    {
        Assert.Equal("cpu", TrainingDevices.Find()[0]);
        Assert.Equal(CPU, TrainingDevices.Open("cpu"));
    }

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("cuda")]
    [InlineData("cuda:00")]
    [InlineData("cuda:-1")]
    [InlineData("CPU")]
    [InlineData("")]
    public void A_device_that_is_not_there_is_refused_with_those_that_are(string name)
    {
        var error = Assert.Throws<DeviceUnavailableException>(() => TrainingDevices.Open(name));

        Assert.Contains($"'{name}'", error.Message);
        Assert.Contains(string.Join(", ", TrainingDevices.Find()), error.Message);
    }
}
