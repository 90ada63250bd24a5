using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>Checkpoints as files in a folder that all nodes share, each written beside its place and then moved there.</summary>
public sealed class FolderCheckpoints(string folder) : ICheckpointStore
{
    private const string Unfinished = ".part";

    public Task Check() => Try("written", async () =>
    {
        Directory.CreateDirectory(folder);
        await WriteWhole(Path.Combine(folder, ".check"), []);
        File.Delete(Path.Combine(folder, ".check"));
        return true;
    });

    public Task Put(CheckpointKey key, byte[] state) => Try("written", async () =>
    {
        Directory.CreateDirectory(PathOf(CheckpointPaths.Of(key.Trial)));
        await WriteWhole(PathOf(CheckpointPaths.Of(key)), state);
        return true;
    });

    public Task<byte[]?> Get(CheckpointKey key) => Try<byte[]?>("read", async () =>
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(CheckpointPaths.Of(key)));
        }
        catch (Exception e) when (IsAbsent(e))
        {
            return null;
        }
    });

    public Task Delete(CheckpointKey key) => Remove(() => File.Delete(PathOf(CheckpointPaths.Of(key))));

    public Task DeleteAllBut(TrialId trial, CheckpointKey? kept) => Remove(() =>
    {
        foreach (var file in Directory.GetFiles(PathOf(CheckpointPaths.Of(trial))))
        {
            if (Path.GetFileName(file) != kept?.Name)
                File.Delete(file);
        }
    });

    public Task DeleteStudy(string study) => Remove(() => Directory.Delete(PathOf(CheckpointPaths.Of(study)), recursive: true));

    public void Dispose() { }

    private string PathOf(string path) => Path.Combine(folder, path);

    /// <summary>Whoever reads sees the whole file or none, and once this returns it outlasts a loss of power.</summary>
    private static async Task WriteWhole(string path, byte[] bytes)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}{Unfinished}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private Task Remove(Action remove) => Try("cleared", () =>
    {
        try
        {
            remove();
        }
        catch (Exception e) when (IsAbsent(e))
        {
            // Gone is what it was to be.
        }

        return Task.FromResult(true);
    });

    private async Task<T> Try<T>(string what, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder of checkpoints {folder} cannot be {what}: {e.Message} See that every node has it at this path, with the right to write and room on the disk.", e);
        }
    }

    private static bool IsAbsent(Exception e) => e is FileNotFoundException or DirectoryNotFoundException;
}
