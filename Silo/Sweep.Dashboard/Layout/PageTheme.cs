namespace Sweep.Dashboard.Layout;

/// <summary>How the page looks now, for what cannot learn it from style sheets, such as charts.</summary>
public sealed record PageTheme(bool Dark);
