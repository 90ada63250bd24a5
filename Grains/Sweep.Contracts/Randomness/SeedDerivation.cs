using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Contracts.Randomness;

/// <summary>
/// Derives the seeds of a study's parts from its one seed, so that they are independent of each other, of the order in
/// which things run, and of the machine.
/// </summary>
public static class SeedDerivation
{
    /// <summary>The first eight bytes of SHA-256 over the seed and the purpose, sign cleared.</summary>
    /// <param name="seed">The study's seed.</param>
    /// <param name="purpose">What the derived seed is for; different texts give unrelated seeds.</param>
    /// <returns>A number from 0 to 2⁶³ − 1.</returns>
    public static long Derive(long seed, string purpose)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{purpose}"), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue;
    }
}
