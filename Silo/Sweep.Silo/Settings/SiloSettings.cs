namespace Sweep.Silo.Settings;

/// <summary>The options, and where each of them was written.</summary>
internal sealed record SiloSettings(SiloOptions Options, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>The setting with the place of its value, e.g. <c>SiloPort (SWEEP_SILO_PORT in the environment)</c>.</summary>
    public string Describe(string name) => $"{name} ({Places.GetValueOrDefault(name, "its default")})";
}
