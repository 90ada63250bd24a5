namespace Sweep.Grains.Coordination;

/// <summary>Attempts that nobody trains any more.</summary>
/// <param name="Died">Their node's process died.</param>
/// <param name="Others">Their node is silent, or never heard of them.</param>
internal sealed record LostLeases(IReadOnlyList<RunningAttempt> Died, IReadOnlyList<RunningAttempt> Others);
