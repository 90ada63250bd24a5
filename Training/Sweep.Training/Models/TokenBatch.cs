using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Some rows of tokens, ready for a model. Tensors are made when they are first asked for.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Gather">Takes their tokens from all those on the device, shape [rows, positions].</param>
/// <param name="Device">Where tensors go.</param>
internal sealed record TokenBatch(TextRows Rows, Func<Tensor> Gather, Device Device)
{
    private Tensor? tokens;
    private RowLengths? words;

    /// <summary>Shape [rows, positions], 0 where there is padding; masked rows only as far as the longest.</summary>
    public Tensor Tokens => tokens ??= Rows.Masked ? Gather().narrow(1, 0, Rows.Longest) : Gather();

    /// <summary>Positions of padding that all rows have, before the words or after.</summary>
    public int SharedPadding { get; init; } = Rows.Masked ? 0 : Rows.Positions - Rows.Longest;

    /// <summary>Set if padding takes no part: rows are left-aligned.</summary>
    public RowLengths? Words => Rows.Masked ? words ??= new RowLengths(Rows.Lengths, Rows.Longest, Device) : null;
}
