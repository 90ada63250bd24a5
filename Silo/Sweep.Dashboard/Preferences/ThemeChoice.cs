namespace Sweep.Dashboard.Preferences;

/// <summary>What the visitor chose.</summary>
public enum ThemeChoice
{
    /// <summary>As the browser's own setting is, and changing with it.</summary>
    System,
    Light,
    Dark,
}

/// <summary>The theme of a visit.</summary>
/// <param name="Choice">What the visitor chose.</param>
/// <param name="PrefersDark">Whether the browser said that its user prefers dark pages; false where it did not say.</param>
public sealed record ThemeSetting(ThemeChoice Choice, bool PrefersDark)
{
    /// <summary>Whether the first paint is dark.</summary>
    public bool StartsDark => Choice is ThemeChoice.Dark || (Choice is ThemeChoice.System && PrefersDark);

    /// <summary>The choice that follows this one.</summary>
    public ThemeChoice Next => Choice switch
    {
        ThemeChoice.System => ThemeChoice.Light,
        ThemeChoice.Light => ThemeChoice.Dark,
        _ => ThemeChoice.System,
    };
}
