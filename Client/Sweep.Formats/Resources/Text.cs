using System.Globalization;
using System.Resources;

namespace Sweep.Formats.Resources;

/// <summary>The words of tables, plots and report in the user's language: English or Spanish.</summary>
internal sealed class Text(CultureInfo language)
{
    private static readonly ResourceManager Resources = new(typeof(Text));

    public CultureInfo Language => language;

    /// <summary>The text of a name, with its places filled.</summary>
    /// <exception cref="MissingManifestResourceException">There is no text of this name.</exception>
    public string Get(string name, params ReadOnlySpan<object?> values) =>
        string.Format(
            language, Find(name) ?? throw new MissingManifestResourceException($"There is no text '{name}'."), values);

    /// <summary>The text of a name, or null.</summary>
    public string? Find(string name) => Resources.GetString(name, language);

    /// <summary>A study's description: that of the exercises is translated, others are their author's.</summary>
    public string Description(string description) =>
        Resources.GetString("Exercises", CultureInfo.InvariantCulture) == description ? Get("Exercises") : description;

    /// <summary>A sweep's title: the exercises' are translated, others are their author's.</summary>
    public string Title(string sweep, string title) =>
        Resources.GetString($"Exercise.{sweep}", CultureInfo.InvariantCulture) == title
            ? Get($"Exercise.{sweep}")
            : title;
}
