using System.Text.Json;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage;

/// <summary>A row whose text this version cannot read: only this program writes rows, but perhaps a newer version of it.</summary>
internal static class UnreadableRow
{
    public static bool Is(Exception error) => error is JsonException or FormatException;

    /// <param name="store">The store as messages name it, e.g. <c>the database sweep</c>.</param>
    /// <param name="error">What was wrong with the text.</param>
    public static StoreException Of(string store, Exception error) => new(
        $"A row of {store} cannot be read: {error.Message} A newer Sweep has written it, or something else has changed it; use that version, or restore a backup.", error)
    {
        Unreadable = true,
    };
}
