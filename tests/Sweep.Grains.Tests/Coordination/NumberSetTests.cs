using Sweep.Contracts.Randomness;
using Sweep.Grains.Coordination;

namespace Sweep.Grains.Tests.Coordination;

public sealed class NumberSetTests
{
    [Fact]
    public void Numbers_come_in_order_however_they_were_put_in()
    {
        var set = new NumberSet();
        foreach (var number in (int[])[200, 1, 64, 63, 65, 1])
            set.Add(number);

        Assert.Equal([1, 63, 64, 65, 200], set.InOrder());
        Assert.Equal(5, set.Count);
    }

    [Fact]
    public void A_number_put_back_before_where_the_last_search_ended_is_found()
    {
        var set = new NumberSet();
        set.Add(5);
        set.Add(1000);
        set.Remove(5);
        Assert.Equal([1000], set.InOrder());

        set.Add(7);

        Assert.Equal([7, 1000], set.InOrder());
    }

    [Fact]
    public void Taking_out_what_is_not_there_changes_nothing()
    {
        var set = new NumberSet();
        set.Add(3);
        set.Remove(4);
        set.Remove(100_000);

        Assert.Equal((1, 3), (set.Count, set.InOrder().Single()));
    }

    [Fact]
    public void It_equals_a_sorted_set_after_any_changes()
    {
        var random = new SeededRandom(7);
        var set = new NumberSet();
        var model = new SortedSet<int>();
        for (var i = 0; i < 5000; i++)
        {
            var number = (int)random.NextBelow(3000);
            if (random.NextBelow(2) == 0)
            {
                set.Add(number);
                model.Add(number);
            }
            else
            {
                set.Remove(number);
                model.Remove(number);
            }

            if (i % 50 == 0)
                Assert.Equal(model.Take(20), set.InOrder().Take(20));
        }

        Assert.Equal(model, set.InOrder());
        Assert.Equal(model.Count, set.Count);
    }
}
