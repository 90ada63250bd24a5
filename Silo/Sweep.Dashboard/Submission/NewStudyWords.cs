namespace Sweep.Dashboard.Submission;

/// <summary>Names the words of the page that starts a study: NewStudyWords.resx, and NewStudyWords.es.resx.</summary>
public sealed class NewStudyWords;
