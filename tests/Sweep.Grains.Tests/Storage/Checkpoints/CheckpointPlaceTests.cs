using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Grains.Tests.Storage.Checkpoints;

public sealed class CheckpointPlaceTests
{
    [Theory]
    [InlineData("store")]
    [InlineData("/srv/sweep/checkpoints")]
    [InlineData("s3://my-bucket")]
    [InlineData("s3://my-bucket/")]
    [InlineData("s3://my.bucket/sweep/cluster-1/")]
    public void A_setting_that_names_a_place_is_taken(string setting) => Assert.NotNull(CheckpointPlace.Parse(setting));

    [Theory]
    [InlineData("")]
    [InlineData("Store ")]
    [InlineData("checkpoints")]
    [InlineData("./checkpoints")]
    [InlineData("s3://")]
    [InlineData("s3://B")]
    [InlineData("s3://my_bucket/x")]
    [InlineData("s3://bucket/with space")]
    [InlineData("s3:/bucket/x")]
    [InlineData("https://bucket/x")]
    public void Any_other_is_not(string setting) => Assert.Null(CheckpointPlace.Parse(setting));
}
