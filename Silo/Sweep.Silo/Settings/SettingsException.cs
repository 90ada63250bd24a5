namespace Sweep.Silo.Settings;

/// <summary>The silo cannot start as it was told to.</summary>
/// <param name="errors">Every mistake: the setting, where its value came from, and what would be right.</param>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public SettingsException(string error) : this([error]) { }

    public IReadOnlyList<string> Errors => errors;
}
