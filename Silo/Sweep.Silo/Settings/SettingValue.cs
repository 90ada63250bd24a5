namespace Sweep.Silo.Settings;

/// <summary>A value as somebody wrote it.</summary>
/// <param name="Key">The name as written there.</param>
/// <param name="Text">The value.</param>
/// <param name="Place">Where it was written, for messages, e.g. <c>SWEEP_SILO_PORT in the environment</c>.</param>
/// <param name="Source">The kind of place.</param>
internal sealed record SettingValue(string Key, string Text, string Place, SettingSource Source);

/// <summary>Where settings come from, in the order in which they win.</summary>
internal enum SettingSource
{
    File,
    Environment,
    CommandLine,
}
