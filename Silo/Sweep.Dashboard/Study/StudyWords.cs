namespace Sweep.Dashboard.Study;

/// <summary>Names the words of the pages of a study: StudyWords.resx, and StudyWords.es.resx.</summary>
public sealed class StudyWords;
