using System.Text.RegularExpressions;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>Where checkpoints go, as the setting says: <c>store</c>, a shared folder, or <c>s3://BUCKET/PREFIX</c>.</summary>
public sealed partial class CheckpointPlace
{
    /// <summary>What a setting is to be, for messages.</summary>
    public const string Expected = "store, the full path of a folder that all nodes share, or s3://BUCKET/PREFIX";

    private const string Store = "store";
    private const string S3 = "s3://";

    private readonly Func<ICheckpointStore?> open;

    private CheckpointPlace(Func<ICheckpointStore?> open) => this.open = open;

    /// <summary>The place that a setting names; null if it names none, and then <see cref="Expected"/> says what would.</summary>
    public static CheckpointPlace? Parse(string setting) => setting switch
    {
        Store => new CheckpointPlace(() => null),
        _ when S3Place().Match(setting) is { Success: true } s3 => new CheckpointPlace(() => new S3Checkpoints(s3.Groups["bucket"].Value, PrefixOf(s3.Groups["prefix"].Value))),
        _ when setting.Contains("://", StringComparison.Ordinal) || !Path.IsPathFullyQualified(setting) => null,
        _ => new CheckpointPlace(() => new FolderCheckpoints(setting)),
    };

    /// <summary>
    /// The store with its checkpoints in this place, which is tried first.
    /// </summary>
    /// <exception cref="StoreException">The place cannot be used.</exception>
    public async Task<ISweepStore> Over(ISweepStore store, Microsoft.Extensions.Logging.ILogger<StoreWithCheckpoints> logger)
    {
        var elsewhere = open();
        if (elsewhere is not null)
            await elsewhere.Check();
        return new StoreWithCheckpoints(store, elsewhere, logger);
    }

    private static string PrefixOf(string text) => text.Trim('/') is { Length: > 0 } prefix ? $"{prefix}/" : "";

    [GeneratedRegex($@"^{S3}(?<bucket>[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9])(/(?<prefix>[A-Za-z0-9/!_.*'()-]*))?\z")]
    private static partial Regex S3Place();
}
