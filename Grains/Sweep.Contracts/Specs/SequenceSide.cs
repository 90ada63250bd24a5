namespace Sweep.Contracts.Specs;

/// <summary>The side of a sequence that is padded or cut, as Keras' <c>pad_sequences</c> names it.</summary>
public enum SequenceSide
{
    Pre,
    Post,
}
