using System.Collections.Concurrent;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Grains.Tests.Storage.Checkpoints;

/// <summary>Checkpoints in memory, with something to happen where a test says.</summary>
internal sealed class ScriptedCheckpoints : ICheckpointStore
{
    private readonly ConcurrentDictionary<CheckpointKey, byte[]> states = new();

    public Func<CheckpointKey, Task>? OnPut { get; set; }

    public Func<CheckpointKey?, Task>? OnDelete { get; set; }

    public Func<Task>? OnGet { get; set; }

    /// <summary>ATTEMPT-EPOCH of all there are.</summary>
    public IEnumerable<string> Stems => states.Keys.Select(key => $"{key.Attempt}-{key.Epoch}").Order(StringComparer.Ordinal);

    public void Damage()
    {
        foreach (var key in states.Keys)
            states[key] = [.. states[key], 0];
    }

    public Task Check() => Task.CompletedTask;

    public async Task Put(CheckpointKey key, byte[] state)
    {
        await (OnPut?.Invoke(key) ?? Task.CompletedTask);
        states[key] = state;
    }

    public async Task<byte[]?> Get(CheckpointKey key)
    {
        await (OnGet?.Invoke() ?? Task.CompletedTask);
        return states.GetValueOrDefault(key);
    }

    public async Task Delete(CheckpointKey key)
    {
        await (OnDelete?.Invoke(key) ?? Task.CompletedTask);
        states.TryRemove(key, out _);
    }

    public Task DeleteAllBut(TrialId trial, CheckpointKey? kept) => Drop(key => key.Trial == trial && key != kept);

    public async Task DeleteStudy(string study)
    {
        await (OnDelete?.Invoke(null) ?? Task.CompletedTask);
        await Drop(key => key.Trial.Study == study);
    }

    public void Dispose() { }

    private Task Drop(Func<CheckpointKey, bool> which)
    {
        foreach (var key in states.Keys.Where(which))
            states.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
