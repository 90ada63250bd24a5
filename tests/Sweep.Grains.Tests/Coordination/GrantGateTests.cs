using Sweep.Grains.Nodes;

namespace Sweep.Grains.Tests.Coordination;

public sealed class GrantGateTests
{
    [Fact]
    public async Task A_gate_is_closed_when_all_that_came_in_before_are_out()
    {
        var gate = new GrantGate();
        var (first, second) = (gate.TryEnter()!, gate.TryEnter()!);

        var closed = gate.CloseAsync();

        Assert.Null(gate.TryEnter());
        first.Dispose();
        Assert.False(closed.IsCompleted);
        second.Dispose();
        await closed;
    }

    [Fact]
    public void One_that_nobody_is_in_closes_at_once() => Assert.True(new GrantGate().CloseAsync().IsCompleted);
}
