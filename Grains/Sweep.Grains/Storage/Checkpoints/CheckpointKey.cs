using System.Globalization;
using System.Security.Cryptography;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>
/// The name of a checkpoint's bytes. It has the attempt, so that one that was superseded never touches what a later one
/// wrote, and the bytes' own digest, so that what is stored under a name never changes and damage is seen.
/// </summary>
/// <param name="Trial">Whose it is.</param>
/// <param name="Attempt">Which attempt wrote it.</param>
/// <param name="Epoch">The epoch after which it was taken, from 1.</param>
/// <param name="Digest">SHA-256 of the bytes, as 64 lower-case hexadecimal digits.</param>
public sealed record CheckpointKey(TrialId Trial, int Attempt, int Epoch, string Digest)
{
    private const int DigestLength = 2 * SHA256.HashSizeInBytes;

    public static CheckpointKey Of(Lease lease, int epoch, byte[] state) => new(lease.Trial, lease.Attempt, epoch, DigestOf(state));

    /// <summary>The last part of its name, unique within its trial.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Attempt}-{Epoch}-{Digest}");

    /// <summary>What <see cref="Name"/> wrote, or null if it did not.</summary>
    public static CheckpointKey? Parse(TrialId trial, string name) =>
        name.Split('-') is [var attempt, var epoch, { Length: DigestLength } digest]
            && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var e)
            && digest.All(char.IsAsciiHexDigitLower)
            ? new CheckpointKey(trial, a, e, digest)
            : null;

    /// <summary>True if these are the bytes that were named so.</summary>
    public bool Names(byte[] state) => DigestOf(state) == Digest;

    private static string DigestOf(byte[] state) => Convert.ToHexStringLower(SHA256.HashData(state));
}
