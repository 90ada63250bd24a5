using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage;

/// <summary>
/// Configurations as they are stored, those read of late without reading their text again: a trial's row is read when it
/// is leased and when it ends, and its seeds share it.
/// </summary>
internal static class Configurations
{
    private const int Kept = 4096;

    private static readonly Entry?[] Entries = new Entry?[Kept];

    /// <exception cref="System.Text.Json.JsonException">As of <see cref="SpecJson.ReadHyperparameters"/>.</exception>
    public static Hyperparameters Read(string json)
    {
        ref var entry = ref Entries[(uint)json.GetHashCode(StringComparison.Ordinal) % Kept];
        if (Volatile.Read(ref entry) is { } known && known.Json == json)
            return known.Hyperparameters;
        var fresh = new Entry(json, SpecJson.ReadHyperparameters(json));
        Volatile.Write(ref entry, fresh);
        return fresh.Hyperparameters;
    }

    private sealed record Entry(string Json, Hyperparameters Hyperparameters);
}
