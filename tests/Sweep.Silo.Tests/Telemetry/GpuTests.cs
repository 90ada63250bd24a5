using Sweep.Silo.Telemetry.Gpus;

namespace Sweep.Silo.Tests.Telemetry;

public sealed class GpuTests
{
    [Fact]
    public async Task Gpus_are_shown_with_use_and_memory_under_the_names_of_their_slots()
    {
        await using var page = await MetricsPage.StartAsync(new FakeGpus());

        var lines = (await page.ReadAsync()).Split('\n');

        Assert.Contains("hw_gpu_utilization{otel_scope_name=\"Sweep\",device=\"cuda:0\",hw_name=\"Card A\"} 0.75", lines);
        Assert.Contains(lines, line => line.StartsWith("hw_gpu_memory_usage_bytes{otel_scope_name=\"Sweep\",device=\"cuda:1\",hw_name=\"Card A\"} 1000000000", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("hw_gpu_memory_limit_bytes{otel_scope_name=\"Sweep\",device=\"cuda:1\",hw_name=\"Card A\"} 80000000000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_machine_without_a_driver_has_none()
    {
        Assert.SkipWhen(NvmlLibrary.IsThere, "This machine has a GPU's driver.");

        Assert.Empty(Nvml.Open().Read());
    }

    [Fact]
    public void A_gpu_tells_of_itself()
    {
        Assert.SkipUnless(NvmlLibrary.IsThere, "This machine has no GPU.");

        Assert.All(Nvml.Open().Read(), gpu =>
        {
            Assert.InRange(gpu.Utilization, 0, 1);
            Assert.InRange(gpu.MemoryUsed, 1, gpu.MemoryTotal);
            Assert.NotEmpty(gpu.Model);
        });
    }
}
