using Sweep.Contracts.Specs;

namespace Sweep.Training.Text;

/// <summary>Brings sequences to one length, as Keras' <c>pad_sequences</c> does.</summary>
public static class PadSequences
{
    /// <summary>Fills <paramref name="destination"/> with the sequence, cut or padded to its length.</summary>
    /// <param name="sequence">Word indices, any number.</param>
    /// <param name="destination">One row of maxLength positions; wholly overwritten.</param>
    /// <param name="padding">The side on which a short sequence gets <see cref="Tokenizer.PaddingIndex"/>.</param>
    /// <param name="truncating">The side from which a long sequence loses words.</param>
    public static void Write(ReadOnlySpan<int> sequence, Span<int> destination, SequenceSide padding, SequenceSide truncating)
    {
        var excess = sequence.Length - destination.Length;
        if (excess > 0)
            sequence = truncating == SequenceSide.Pre ? sequence[excess..] : sequence[..^excess];
        var gap = destination.Length - sequence.Length;
        var start = padding == SequenceSide.Pre ? gap : 0;
        destination.Slice(padding == SequenceSide.Pre ? 0 : sequence.Length, gap).Fill(Tokenizer.PaddingIndex);
        sequence.CopyTo(destination[start..]);
    }
}
