using System.Security.Cryptography;

namespace Sweep.Contracts.Results;

/// <summary>A piece of a trained model's file, small enough for a message.</summary>
/// <param name="Bytes">The piece.</param>
/// <param name="Length">Of the whole file, in bytes.</param>
/// <param name="Sha256">Of the whole file, in hexadecimal: pieces of one hash belong together.</param>
[GenerateSerializer, Immutable, Alias("sweep.ModelChunk")]
public sealed record ModelChunk(byte[] Bytes, int Length, string Sha256)
{
    /// <summary>The most bytes of a piece.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>The piece of a file from an offset on; empty at its end.</summary>
    public static ModelChunk Of(byte[] file, int offset)
    {
        var rest = file.AsSpan(Math.Clamp(offset, 0, file.Length));
        return new ModelChunk(rest[..Math.Min(rest.Length, MaxBytes)].ToArray(), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
