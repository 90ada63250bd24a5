namespace Sweep.Grains.Coordination;

/// <summary>Attempts that nobody trains any more.</summary>
/// <param name="Died">Their node's process died.</param>
/// <param name="Unheard">The node that asks was given them and never said a word of them: the answer that brought them was lost.</param>
/// <param name="Others">Their node is silent, or holds them no more.</param>
internal sealed record LostLeases(IReadOnlyList<RunningAttempt> Died, IReadOnlyList<RunningAttempt> Unheard, IReadOnlyList<RunningAttempt> Others);
