namespace Sweep.Dashboard.Home;

/// <summary>Names the words of the list of studies: StudiesWords.resx, and StudiesWords.es.resx.</summary>
public sealed class StudiesWords;
