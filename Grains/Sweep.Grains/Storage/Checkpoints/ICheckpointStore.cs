using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>
/// A place for checkpoints' bytes outside the store. It knows nothing of which of them count: the store refers to those,
/// and <see cref="StoreWithCheckpoints"/> keeps the two in step. Implementations are safe for concurrent use, by several
/// processes too.
/// </summary>
/// <exception cref="StoreException">Any member: the place cannot be read or written; the message says what to do.</exception>
public interface ICheckpointStore : IDisposable
{
    /// <summary>Fails unless the place can be written to.</summary>
    Task Check();

    /// <summary>Stores the bytes, whole or not at all. Done again, it changes nothing.</summary>
    Task Put(CheckpointKey key, byte[] state);

    /// <summary>The bytes, or null if there are none of that name.</summary>
    Task<byte[]?> Get(CheckpointKey key);

    /// <summary>Removes one checkpoint, if it is there.</summary>
    Task Delete(CheckpointKey key);

    /// <summary>Removes all the trial has but one, and what writers that died left half written.</summary>
    Task DeleteAllBut(TrialId trial, CheckpointKey? kept);

    /// <summary>Removes all that the study's trials have.</summary>
    Task DeleteStudy(string study);
}
