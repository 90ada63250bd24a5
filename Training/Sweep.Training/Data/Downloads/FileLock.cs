namespace Sweep.Training.Data.Downloads;

/// <summary>A file that one process at a time can hold open; the operating system lets go of it when the process dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until the lock is ours; disposing the stream releases it.</summary>
    public static async Task<FileStream> AcquireAsync(string path, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryOpen(path) is { } held)
                return held;
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private static FileStream? TryOpen(string path)
    {
        // A lock that somebody holds exists; any other failure (no room, no folder) is not for waiting.
        var existed = File.Exists(path);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (existed)
        {
            return null;
        }
    }
}
