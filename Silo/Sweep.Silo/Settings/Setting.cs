using System.Text.RegularExpressions;

namespace Sweep.Silo.Settings;

/// <summary>One setting.</summary>
/// <param name="Name">In appsettings.json, and of the property of <see cref="SiloOptions"/>.</param>
/// <param name="Apply">Puts the text into the options; answers what would be right if it is not.</param>
internal sealed partial record Setting(string Name, Func<SiloOptions, string, string?> Apply)
{
    /// <summary>True if its value is shown nowhere, and refused where other users of the machine can read it.</summary>
    public bool Secret { get; init; }

    public string Variable => SettingSources.Prefix + Words().Replace(Name, "_").ToUpperInvariant();

    public string Option => "--" + Words().Replace(Name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words();
}
