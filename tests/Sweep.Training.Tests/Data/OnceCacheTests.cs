using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class OnceCacheTests
{
    private readonly List<string> computed = [];
    private readonly FakeTimeProvider time = new();
    private readonly OnceCache<string, Weighty> cache;

    public OnceCacheTests() => cache = new(10, value => value.Weight, time);

    [Fact]
    public void The_least_recently_used_goes_first()
    {
        Use("aaaa");
        Use("bbbb");
        Use("aaaa");
        Use("cccc");
        Use("aaaa");
        Use("bbbb");
        Assert.Equal(["aaaa", "bbbb", "cccc", "bbbb"], computed);
    }

    [Fact]
    public void A_value_heavier_than_the_whole_is_kept_until_the_next()
    {
        Use("twelve chars");
        Use("twelve chars");
        Use("b");
        Use("twelve chars");
        Assert.Equal(["twelve chars", "b", "twelve chars"], computed);
    }

    [Fact]
    public void A_value_in_use_is_shared_although_there_is_no_room_for_it()
    {
        var used = Get("aaaa");
        Use("bbbb");
        Use("cccc");

        Assert.Same(used, Get("aaaa"));
        Assert.Equal(["aaaa", "bbbb", "cccc"], computed);
    }

    [Fact]
    public void Once_nobody_has_asked_for_a_while_only_what_is_in_use_is_there()
    {
        var used = Get("aaaa");
        Use("bbbb");
        time.Advance(OnceCache<string, Weighty>.Patience - TimeSpan.FromSeconds(1));
        Use("bbbb");
        time.Advance(OnceCache<string, Weighty>.Patience - TimeSpan.FromSeconds(1));
        Use("bbbb");
        Assert.Equal(["aaaa", "bbbb"], computed);

        time.Advance(OnceCache<string, Weighty>.Patience);
        GC.Collect();

        Assert.Same(used, Get("aaaa"));
        Use("bbbb");
        Assert.Equal(["aaaa", "bbbb", "bbbb"], computed);
    }

    [Fact]
    public async Task Threads_that_ask_together_share_one_computation()
    {
        const int threads = 8;
        using var asking = new Barrier(threads);

        var values = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                asking.SignalAndWait();
                return Get("aaaa");
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(values, value => Assert.Same(values[0], value));
        Assert.Equal(["aaaa"], computed);
    }

    [Fact]
    public void A_failed_computation_is_tried_again()
    {
        Assert.Throws<InvalidOperationException>(() => cache.Get("a", () => throw new InvalidOperationException()));
        Assert.Equal(1, Get("a").Weight);
    }

    private Weighty Get(string key) => cache.Get(key, () =>
    {
        computed.Add(key);
        return new Weighty(key.Length);
    });

    /// <summary>Gets the value and holds it no longer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Use(string key)
    {
        Get(key);
        GC.Collect();
    }

    private sealed record Weighty(long Weight);
}
