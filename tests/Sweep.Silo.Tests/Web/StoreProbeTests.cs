using Microsoft.Extensions.Time.Testing;
using Sweep.Contracts.Grains;
using Sweep.Silo.Web;

namespace Sweep.Silo.Tests.Web;

/// <summary>Anybody may ask whether a silo is ready, as often as they like; the store is spared.</summary>
public sealed class StoreProbeTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task The_store_is_asked_once_a_second_however_many_want_to_know()
    {
        var asked = 0;
        var probe = new StoreProbe(() => Task.FromResult(++asked), time);

        for (var second = 0; second < 3; second++)
        {
            for (var caller = 0; caller < 1_000; caller++)
                Assert.Null(await probe.WhyNot());
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_store_that_hangs_is_asked_one_question_and_answers_for_nobody_later_than_two_seconds()
    {
        var asked = 0;
        var probe = new StoreProbe(
            () =>
            {
                asked++;
                return new TaskCompletionSource().Task;
            },
            time);

        var (first, second) = (probe.WhyNot(), probe.WhyNot());
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.NotNull(await first);
        Assert.Same(first, second);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task What_the_store_says_is_passed_on() =>
        Assert.Equal("it is away", await new StoreProbe(() => throw new StoreException("it is away"), time).WhyNot());
}
