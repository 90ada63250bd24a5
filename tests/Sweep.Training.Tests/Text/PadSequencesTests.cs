using FsCheck;
using FsCheck.Xunit;
using Sweep.Contracts.Specs;
using Sweep.Training.Text;
using static Sweep.Contracts.Specs.SequenceSide;

namespace Sweep.Training.Tests.Text;

public sealed class PadSequencesTests
{
    // The example of Keras' documentation: [[1], [2, 3], [4, 5, 6]], to length 3 and 2.
    [Theory]
    [InlineData(new[] { 1 }, Pre, Pre, new[] { 0, 0, 1 })]
    [InlineData(new[] { 2, 3 }, Pre, Pre, new[] { 0, 2, 3 })]
    [InlineData(new[] { 4, 5, 6 }, Pre, Pre, new[] { 4, 5, 6 })]
    [InlineData(new[] { 1 }, Post, Pre, new[] { 1, 0, 0 })]
    [InlineData(new[] { 2, 3 }, Post, Post, new[] { 2, 3, 0 })]
    [InlineData(new[] { 4, 5, 6 }, Pre, Pre, new[] { 5, 6 })]
    [InlineData(new[] { 4, 5, 6 }, Pre, Post, new[] { 4, 5 })]
    [InlineData(new[] { 4, 5, 6 }, Post, Pre, new[] { 5, 6 })]
    [InlineData(new int[0], Pre, Pre, new[] { 0, 0 })]
    [InlineData(new int[0], Post, Post, new[] { 0, 0 })]
    public void Short_sequences_are_padded_and_long_ones_cut(int[] sequence, SequenceSide padding, SequenceSide truncating, int[] expected) =>
        Assert.Equal(expected, Pad(sequence, expected.Length, padding, truncating));

    [Property]
    public bool Nothing_is_left_of_what_was_there_before(PositiveInt[] sequence, byte length, bool pre, bool cutPre)
    {
        var words = sequence.Select(word => word.Get).ToArray();
        var padded = Pad(words, length, pre ? Pre : Post, cutPre ? Pre : Post);
        var kept = Math.Min(words.Length, length);
        var expected = cutPre ? words[^kept..] : words[..kept];
        var zeros = new int[length - kept];
        return padded.SequenceEqual(pre ? [.. zeros, .. expected] : [.. expected, .. zeros]);
    }

    private static int[] Pad(int[] sequence, int length, SequenceSide padding, SequenceSide truncating)
    {
        var destination = new int[length];
        destination.AsSpan().Fill(-7);
        PadSequences.Write(sequence, destination, padding, truncating);
        return destination;
    }
}
