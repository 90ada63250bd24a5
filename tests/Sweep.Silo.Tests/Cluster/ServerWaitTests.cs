using Microsoft.Extensions.Time.Testing;
using Sweep.Silo.Cluster;

namespace Sweep.Silo.Tests.Cluster;

/// <summary>A server that is away while a silo starts is no mistake of settings.</summary>
public sealed class ServerWaitTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Without_a_limit_it_goes_on_for_a_day()
    {
        var wait = new ServerWait(new SiloOptions(), time);
        for (var minute = 0; minute < 24 * 60; minute++)
            Assert.True(await After(wait, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_limit_ends_it()
    {
        var wait = new ServerWait(new SiloOptions { StartTimeout = 3 }, time);
        for (var second = 0; second < 3; second++)
            Assert.True(await After(wait, TimeSpan.FromSeconds(1)));

        Assert.False(await wait.AgainAsync("it is away"));
    }

    private async Task<bool> After(ServerWait wait, TimeSpan passes)
    {
        var again = wait.AgainAsync("it is away");
        time.Advance(passes);
        return await again;
    }
}
