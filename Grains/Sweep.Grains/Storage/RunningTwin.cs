namespace Sweep.Grains.Storage;

/// <summary>A trial that waits while another study trains the same.</summary>
/// <param name="Number">The waiting trial's.</param>
/// <param name="Study">The study that trains it.</param>
public readonly record struct RunningTwin(int Number, string Study);
