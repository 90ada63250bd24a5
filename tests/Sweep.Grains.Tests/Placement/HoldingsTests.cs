using FsCheck.Xunit;
using Sweep.Grains.Placement;

namespace Sweep.Grains.Tests.Placement;

public sealed class HoldingsTests
{
    [Fact]
    public void A_report_replaces_what_was_known_and_names_the_studies_that_have_fewer()
    {
        var holdings = new Holdings();
        holdings.Report("a", ["x", "x", "y"]);
        holdings.Report("b", ["x"]);
        holdings.Add("a", "y", 2);

        Assert.Equal((3, 3), (holdings.Of("x"), holdings.Of("y")));
        Assert.Equal(["x"], holdings.Report("a", ["x", "y", "y", "y"]));
        Assert.Equal(["y"], holdings.Report("a", ["x"]));
        Assert.Equal((2, 0), (holdings.Of("x"), holdings.Of("y")));
        Assert.Equal(["x"], holdings.Forget("b"));
        Assert.Equal(1, holdings.Of("x"));
    }

    [Property(MaxTest = 200)]
    public void However_calls_overlap_or_are_lost_the_next_reports_make_every_count_right(byte[] steps)
    {
        var holdings = new Holdings();
        foreach (var step in steps)
        {
            var (node, study) = ($"n{step % 4}", $"s{step / 4 % 4}");
            if (step >= 192)
                holdings.Report(node, Enumerable.Repeat(study, step % 16));
            else if (step >= 160)
                holdings.Forget(node);
            else
                holdings.Add(node, study, step / 16 - 5);
        }

        for (var node = 0; node < 4; node++)
            holdings.Report($"n{node}", ["s0", $"s{node}"]);

        Assert.Equal([5, 1, 1, 1], Enumerable.Range(0, 4).Select(study => holdings.Of($"s{study}")));
    }
}
