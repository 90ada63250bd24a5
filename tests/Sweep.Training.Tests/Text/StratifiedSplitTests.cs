using FsCheck;
using FsCheck.Xunit;
using Sweep.Contracts.Specs;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Each_class_gives_its_share()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)0, 1_200), .. Enumerable.Repeat((byte)1, 600)];
        var (training, validation) = StratifiedSplit.Create(labels, 0.2, 7);
        Assert.Equal((1_440, 360), (training.Length, validation.Length));
        Assert.Equal((240, 120), (validation.Count(row => labels[row] == 0), validation.Count(row => labels[row] == 1)));
    }

    [Fact]
    public void The_draw_never_changes()
    {
        var (_, validation) = StratifiedSplit.Create([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 0.4, 11);
        Assert.Equal([4, 5, 8, 9], validation);
    }

    [Fact]
    public void Another_seed_gives_another_split()
    {
        var labels = Enumerable.Range(0, 200).Select(i => (byte)(i % 2)).ToArray();
        Assert.NotEqual(StratifiedSplit.Create(labels, 0.2, 1).Validation, StratifiedSplit.Create(labels, 0.2, 2).Validation);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 1 })]
    [InlineData(new byte[] { 0, 1, 1 })]
    [InlineData(new byte[] { 1, 1 })]
    [InlineData(new byte[] { })]
    public void A_class_with_fewer_than_two_rows_cannot_be_split(byte[] labels) =>
        Assert.Contains("at least two", Assert.Throws<SpecException>(() => StratifiedSplit.Create(labels, 0.2, 1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_share_of_nothing_or_all_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Create([0, 0, 1, 1], share, 1));

    [Property]
    public bool Every_row_is_on_one_side_and_each_side_has_both_classes(bool[] more, byte share, long seed)
    {
        byte[] labels = [0, 1, .. more.Select(label => label ? (byte)1 : (byte)0), 1, 0];
        var (training, validation) = StratifiedSplit.Create(labels, (share + 1) / 257.0, seed);
        var again = StratifiedSplit.Create(labels, (share + 1) / 257.0, seed);
        return training.Concat(validation).Order().SequenceEqual(Enumerable.Range(0, labels.Length))
            && training.SequenceEqual(training.Order()) && validation.SequenceEqual(validation.Order())
            && new[] { training, validation }.All(side => side.Any(row => labels[row] == 0) && side.Any(row => labels[row] == 1))
            && again.Training.SequenceEqual(training);
    }
}
