namespace Sweep.Dashboard.Layout;

/// <summary>Names the words of what is around every page: LayoutWords.resx, and LayoutWords.es.resx.</summary>
public sealed class LayoutWords;
