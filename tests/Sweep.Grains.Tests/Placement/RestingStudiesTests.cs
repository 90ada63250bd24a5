using Microsoft.Extensions.Time.Testing;
using Sweep.Grains.Placement;

namespace Sweep.Grains.Tests.Placement;

public sealed class RestingStudiesTests
{
    private readonly FakeTimeProvider time = new();
    private readonly RestingStudies resting;

    public RestingStudiesTests() => resting = new RestingStudies(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), time);

    [Fact]
    public void A_study_rests_twice_as_long_with_every_failure_up_to_the_longest()
    {
        foreach (var seconds in (int[])[1, 2, 4, 5, 5])
        {
            resting.Failed("a-1", longer: true);
            AssertRests(seconds);
        }
    }

    [Fact]
    public void A_failure_that_is_not_its_own_makes_no_rest_longer()
    {
        for (var failure = 0; failure < 3; failure++)
        {
            resting.Failed("a-1", longer: false);
            AssertRests(1);
        }
    }

    [Fact]
    public void One_that_has_recovered_is_asked_at_once_and_begins_anew()
    {
        resting.Failed("a-1", longer: true);
        resting.Failed("a-1", longer: true);
        resting.Recovered("a-1");
        Assert.False(resting.Rests("a-1"));

        resting.Failed("a-1", longer: true);
        AssertRests(1);
    }

    private void AssertRests(int seconds)
    {
        Assert.Equal(["a-1"], resting.All);
        Assert.False(resting.Rests("b-1"));
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.True(resting.Rests("a-1"));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(resting.Rests("a-1"));
        Assert.Empty(resting.All);
    }
}
