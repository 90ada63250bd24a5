namespace Sweep.Dashboard.Components;

/// <summary>Names the words of what can be done to a study: StudyActionsWords.resx, and StudyActionsWords.es.resx.</summary>
public sealed class StudyActionsWords;
