namespace Sweep.Dashboard.Components;

/// <summary>Names the words that several pages use: SharedWords.resx, and SharedWords.es.resx.</summary>
public sealed class SharedWords;
