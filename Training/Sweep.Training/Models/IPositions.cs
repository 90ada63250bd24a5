namespace Sweep.Training.Models;

/// <summary>Counts the positions at which recurrent layers compute, from the lowest layer to the highest.</summary>
internal interface IPositions
{
    /// <summary>Positions at which the present layer computes in a direction, over all rows of the batch.</summary>
    long Read(bool backwards);

    /// <summary>Goes to the layer above.</summary>
    /// <param name="sharesPadding">Whether what the present layer hands up at shared padding is still the same for all rows.</param>
    void Above(bool sharesPadding);
}

/// <summary>Positions of <see cref="RecurrentEncoder"/>'s packed sequences.</summary>
internal sealed class PackedPositions(TextRows batch) : IPositions
{
    private readonly Readings readings = new(batch);
    private bool alike = true;

    public long Read(bool backwards) => readings.Choose(backwards, alike && readings.OfTokens().SharesPadding).Schedule.Positions;

    public void Above(bool sharesPadding) =>
        alike = sharesPadding && readings.Choose(backwards: false, alike && readings.OfTokens().SharesPadding).SharesPadding;
}

/// <summary>Positions of padded sequences, of which a stretch of padding that all rows have is computed once.</summary>
internal sealed class PaddedPositions(TextRows batch) : IPositions
{
    private readonly long common = batch.Masked ? 0 : batch.Positions - batch.Longest;
    private readonly long positions = batch.Masked ? batch.Longest : batch.Positions;
    private bool shared = true;

    public long Read(bool backwards) =>
        shared && batch.PaddingFirst != backwards ? common + batch.Count * (positions - common) : batch.Count * positions;

    public void Above(bool sharesPadding) => shared = shared && sharesPadding && batch.PaddingFirst;
}
