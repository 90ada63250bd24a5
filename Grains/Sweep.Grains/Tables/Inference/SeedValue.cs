namespace Sweep.Grains.Tables.Inference;

/// <summary>What a configuration's trial with one seed number measured.</summary>
/// <param name="Seed">Trials of one seed number share their split, so they are easy or hard together.</param>
/// <param name="Value">In the metric's unit.</param>
public readonly record struct SeedValue(int Seed, double Value);
