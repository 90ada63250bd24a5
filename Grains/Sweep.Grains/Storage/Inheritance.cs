using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage;

/// <summary>A checkpoint that outlives its study, because a trial of another study refers to it.</summary>
/// <param name="Owner">The trial that trained it.</param>
/// <param name="Heir">The trial whose it becomes.</param>
public readonly record struct Inheritance(TrialId Owner, TrialId Heir);
