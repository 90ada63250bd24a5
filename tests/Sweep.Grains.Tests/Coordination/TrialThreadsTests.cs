using System.Collections.Concurrent;
using Sweep.Grains.Nodes;

namespace Sweep.Grains.Tests.Coordination;

public sealed class TrialThreadsTests
{
    private const int AtOnce = 8;

    [Fact]
    public void What_is_run_at_once_has_a_thread_each_also_when_threads_are_used_again()
    {
        using var threads = new TrialThreads();
        for (var round = 0; round < 3; round++)
        {
            // Nobody passes the barrier before all are there.
            using var all = new Barrier(AtOnce + 1);
            for (var i = 0; i < AtOnce; i++)
                threads.Run(() => all.SignalAndWait(TestContext.Current.CancellationToken));
            all.SignalAndWait(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void All_that_was_handed_in_runs_and_then_the_threads_end()
    {
        const int Actions = 1000;
        var used = new ConcurrentDictionary<Thread, int>();
        using (var threads = new TrialThreads())
        {
            for (var i = 0; i < Actions; i++)
                threads.Run(() => used.AddOrUpdate(Thread.CurrentThread, 1, (_, count) => count + 1));
        }

        // A thread may still begin while the first ones are waited for.
        while (used.Values.Sum() < Actions || used.Keys.Any(thread => thread.IsAlive))
        {
            foreach (var thread in used.Keys)
                thread.Join();
        }

        Assert.Equal(Actions, used.Values.Sum());
    }
}
