using Sweep.Training.Kernels;

namespace Sweep.Training.Models;

/// <summary>
/// Chooses how a batch is read so that as little padding as possible is computed and nothing changes:
/// <list type="bullet">
/// <item>Masked: a row is read while it has words, from either end, since its state stays as it is on padding.</item>
/// <item>Padding read before words: until a row's first word its state is that of so much padding, whatever the row. One
/// row of padding is read for all, and each row goes on from it at its first word. So is every layer above, as long as
/// its input is the same for all rows there: not after dropout, whose masks are each row's own, nor after a layer that
/// also reads backwards, since what it hands up at the padding comes from the words.</item>
/// <item>Otherwise, as with words read before padding, every row has states of its own on padding: all is read.</item>
/// </list>
/// </summary>
internal sealed class Readings(TextRows rows)
{
    private readonly int[] longestFirst = [.. Enumerable.Range(0, rows.Count).OrderByDescending(row => rows.Lengths[row])];
    private readonly Dictionary<(bool Backwards, bool Shares), Reading> made = [];

    /// <param name="backwards">Whether to read from the end of the text.</param>
    /// <param name="alike">Whether what is read at padding is the same for all rows until their words.</param>
    public Reading Choose(bool backwards, bool alike)
    {
        var shares = !rows.Masked && alike && backwards != rows.PaddingFirst;
        if (!made.TryGetValue((backwards, shares), out var reading))
            made[(backwards, shares)] = reading = shares ? OnePaddingForAll(backwards) : EachOnItsOwn(backwards);
        return reading;
    }

    /// <summary>The reading for tokens, at which padding is alike in all rows.</summary>
    public Reading OfTokens() => Choose(backwards: !rows.Masked && !rows.PaddingFirst, alike: true);

    private Reading EachOnItsOwn(bool backwards)
    {
        var steps = rows.Count == 0 ? 0 : rows.Read(longestFirst[0]);
        var reading = rows.Count;
        return new Reading(rows, longestFirst, new RowSchedule(rows.Count, Enumerable.Range(0, steps).Select(step =>
        {
            while (rows.Read(longestFirst[reading - 1]) <= step)
                reading--;
            return (0, reading);
        })), backwards);
    }

    private Reading OnePaddingForAll(bool backwards)
    {
        var (begun, shortest) = (0, rows.Lengths[longestFirst[^1]]);
        return new Reading(rows, [-1, .. longestFirst], new RowSchedule(rows.Count + 1, Enumerable.Range(0, rows.Positions).Select(step =>
        {
            while (begun < rows.Count && rows.Positions - rows.Lengths[longestFirst[begun]] <= step)
                begun++;
            return (step < rows.Positions - shortest ? 0 : 1, begun + 1);
        })), backwards);
    }
}
