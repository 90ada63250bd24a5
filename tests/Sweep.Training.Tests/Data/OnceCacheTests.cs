using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class OnceCacheTests
{
    private readonly List<string> computed = [];
    private readonly OnceCache<string, string> cache = new(10, value => value.Length);

    private string Get(string value) => cache.Get(value, () =>
    {
        computed.Add(value);
        return value;
    });

    [Fact]
    public void The_least_recently_used_goes_first()
    {
        Get("aaaa");
        Get("bbbb");
        Get("aaaa");
        Get("cccc");
        Get("aaaa");
        Get("bbbb");
        Assert.Equal(["aaaa", "bbbb", "cccc", "bbbb"], computed);
    }

    [Fact]
    public void A_value_heavier_than_the_whole_is_kept_until_the_next()
    {
        Get("twelve chars");
        Get("twelve chars");
        Get("b");
        Get("twelve chars");
        Assert.Equal(["twelve chars", "b", "twelve chars"], computed);
    }

    [Fact]
    public void A_failed_computation_is_tried_again()
    {
        Assert.Throws<InvalidOperationException>(() => cache.Get("a", () => throw new InvalidOperationException()));
        Assert.Equal("a", Get("a"));
    }
}
