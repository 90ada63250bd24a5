using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Some rows of tokens, ready for a model.</summary>
/// <param name="Tokens">Shape [rows, positions], 0 where there is padding.</param>
/// <param name="SharedPadding">Positions of padding that all rows have on <see cref="PaddingFirst"/>'s side.</param>
/// <param name="PaddingFirst">Whether padding comes before the words.</param>
/// <param name="Words">Set if padding takes no part: rows are left-aligned.</param>
internal sealed record TokenBatch(Tensor Tokens, int SharedPadding, bool PaddingFirst, RowLengths? Words);
