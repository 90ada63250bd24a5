using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Training.Text;

/// <summary>
/// Decides by a hash of its words whether a text belongs to the test set. The answer depends on nothing else: duplicates, whatever
/// their case and punctuation, stay together, and neither seeds nor rows added later move a text.
/// </summary>
public static class TestShare
{
    /// <param name="text">The text.</param>
    /// <param name="split">The share of all possible texts that is the test set, from 0 for none to below 1.</param>
    public static bool Holds(string text, double split) => split > 0 && Position(text) < split;

    /// <summary>Where a text lies between 0 and 1: the upper 53 bits of the first 8 bytes of the SHA-256 of its normalised words.</summary>
    internal static double Position(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Tokenizer.Normalize(text)), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1L << 53));
    }
}
