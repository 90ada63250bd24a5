namespace Sweep.Dashboard.Trial;

/// <summary>Names the words of the page of one trial: TrialWords.resx, and TrialWords.es.resx.</summary>
public sealed class TrialWords;
