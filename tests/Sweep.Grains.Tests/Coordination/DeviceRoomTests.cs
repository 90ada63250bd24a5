using Sweep.Grains.Nodes;

namespace Sweep.Grains.Tests.Coordination;

public sealed class DeviceRoomTests
{
    private readonly DeviceRoom room = new("cuda:0");

    [Fact]
    public async Task Who_wants_to_be_alone_waits_for_those_inside_and_those_who_come_later_wait_for_it()
    {
        var (first, second) = (Enter(), Enter());
        var alone = Begin(alone: true);
        Until(() => room.Reserved);
        var later = Begin(alone: false);

        first.Dispose();
        Assert.False(alone.IsCompleted);
        second.Dispose();
        var place = await alone;
        Assert.False(later.IsCompleted);

        place.Dispose();
        (await later).Dispose();
        Assert.False(room.Reserved);
    }

    [Fact]
    public async Task Several_who_want_to_be_alone_take_turns()
    {
        var first = room.Enter(alone: true, TestContext.Current.CancellationToken);
        var second = Begin(alone: true);

        Assert.False(second.IsCompleted);
        first.Dispose();
        using var place = await second;

        Assert.True(room.Reserved);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_holds_nobody_up()
    {
        using var inside = Enter();
        using var leaving = new CancellationTokenSource();
        var alone = Begin(alone: true, leaving.Token);
        Until(() => room.Reserved);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        Assert.False(room.Reserved);
        Enter().Dispose();
    }

    [Fact]
    public void Who_need_not_wait_comes_in_even_when_about_to_leave() =>
        room.Enter(alone: false, new CancellationToken(canceled: true)).Dispose();

    private static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition);

    private IDisposable Enter() => room.Enter(alone: false, TestContext.Current.CancellationToken);

    private Task<IDisposable> Begin(bool alone, CancellationToken? cancellation = null) => Task.Factory.StartNew(
        () => room.Enter(alone, cancellation ?? TestContext.Current.CancellationToken),
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
