using Microsoft.Extensions.Time.Testing;
using Sweep.Silo.Embedded;

namespace Sweep.Silo.Tests.Embedded;

/// <summary>What keeps an embedded silo alive.</summary>
public sealed class CallerActivityTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task An_open_connection_counts_as_use_until_it_ends_and_time_runs_from_there()
    {
        var callers = new CallerActivity(time);
        var page = new TaskCompletionSource();
        var connection = callers.AnswerAsync(() => page.Task);

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, callers.SinceLastCall);

        page.SetResult();
        await connection;
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), callers.SinceLastCall);
    }

    [Fact]
    public async Task A_request_that_fails_is_over_too()
    {
        var callers = new CallerActivity(time);

        await Assert.ThrowsAsync<IOException>(() => callers.AnswerAsync(() => throw new IOException()));
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(3), callers.SinceLastCall);
    }
}
