using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Vectors of a batch's positions, those only that its reading reads.</summary>
/// <param name="Values">Shape [positions in all, features].</param>
/// <param name="Reading">What they are.</param>
/// <param name="Readings">Other ways to read the same batch.</param>
internal sealed record PackedSequence(Tensor Values, Reading Reading, Readings Readings)
{
    /// <summary>The same vectors, as another reading wants them.</summary>
    public PackedSequence In(Reading other) =>
        other == Reading ? this : new PackedSequence(Values.index_select(0, other.Indices(Reading)), other, Readings);

    /// <summary>Every row's own vectors from the first position to the last.</summary>
    public PackedSequence Own() => In(Readings.Choose(backwards: false, alike: false));
}
