using System.Text;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>What the store holds in a checkpoint's place where its bytes lie elsewhere: a mark, and the key's name.</summary>
internal static class CheckpointReference
{
    /// <summary>No checkpoint begins so: it starts with the length of its header, whose upper bytes are zero.</summary>
    private static readonly byte[] Mark = "sweep-checkpoint:"u8.ToArray();

    public static byte[] Write(CheckpointKey key) => [.. Mark, .. Encoding.ASCII.GetBytes(key.Name)];

    /// <summary>The key, or null if these are a checkpoint's own bytes.</summary>
    public static CheckpointKey? Read(TrialId trial, byte[]? stored) =>
        stored is not null && stored.AsSpan().StartsWith(Mark) ? CheckpointKey.Parse(trial, Encoding.ASCII.GetString(stored.AsSpan(Mark.Length))) : null;
}
