using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sweep.Grains.Nodes;
using Sweep.Silo.Hosting;
using Sweep.Silo.Telemetry.Gpus;
using Sweep.Silo.Tests.Telemetry;

namespace Sweep.Silo.Tests;

public sealed class FittingSlotsTests
{
    private const long GiB = 1L << 30;

    [Theory]
    [InlineData(80, 1, 16, 16)]
    [InlineData(80, 1, 128, 39)]
    [InlineData(24, 1, 16, 11)]
    [InlineData(8, 1, 16, 3)]
    [InlineData(5, 1, 16, 2)]
    [InlineData(2, 1, 16, 1)]
    [InlineData(0, 1, 16, 1)]
    [InlineData(80, 4, 16, 4)]
    [InlineData(80, 4, 2, 1)]
    public void A_gpu_has_a_slot_for_every_2_GiB_after_the_first_and_a_core_for_each(int memory, int used, int cores, int expected) =>
        Assert.Equal(expected, FittingSlots.Of([Gpu(0, memory * GiB)], used, cores));

    [Fact]
    public void Of_different_gpus_the_smallest_counts() =>
        Assert.Equal(3, FittingSlots.Of([Gpu(0, 80 * GiB), Gpu(1, 8 * GiB)], used: 1, cores: 16));

    [Fact]
    public void A_gpu_that_does_not_tell_its_memory_trains_one_trial() => Assert.Equal(1, FittingSlots.Of([], used: 1, cores: 16));

    [Fact]
    public void What_is_set_wins_over_what_fits()
    {
        var fitting = FittingSlots.Of(new FakeGpus().Read(), used: 1, Environment.ProcessorCount);

        Assert.Equal(7, Node(new SiloOptions { Devices = ["cuda:0"], GpuSlots = 7 }).GpuSlots);
        Assert.Equal(fitting, Node(new SiloOptions { Devices = ["cuda:0"] }).GpuSlots);
    }

    private static GpuReading Gpu(int index, long memory) => new(index, "Card", 0, 0, memory);

    private static NodeOptions Node(SiloOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IGpus>(new FakeGpus());
        services.AddTraining(options);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<NodeOptions>>().Value;
    }
}
