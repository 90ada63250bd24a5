using System.Globalization;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>
/// A process' sole right to a store: a file beside it, open to nobody else. The operating system lets go of it when the
/// process ends, however it ends.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>What a file that is open elsewhere answers: Windows (sharing, lock), Linux, macOS.</summary>
    private static readonly int[] Taken = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    private readonly FileStream held;
    private readonly string holderFile;

    private StoreLock(FileStream held, string holderFile)
    {
        this.held = held;
        this.holderFile = holderFile;
    }

    /// <exception cref="StoreException">Another process has it, or the folder cannot be written.</exception>
    public static StoreLock Acquire(string store)
    {
        // Apart from the lock itself, which others cannot read on Windows.
        var holderFile = store + ".pid";
        if (Directory.Exists(store))
            throw new StoreException($"{store} is a folder, where the store's file should be. Name a file in it, or move the folder away.");
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(store)!);
            held = new FileStream(store + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holderFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new StoreLock(held, holderFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var taken = held is null && Taken.Contains(e.HResult);
            held?.Dispose();
            throw taken ? InUse(store, ReadHolder(holderFile), e) : SqliteErrors.NoAccess(store, e);
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(holderFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It only helps people; the lock is what counts.
        }

        held.Dispose();
    }

    private static StoreException InUse(string store, string? holder, Exception cause) => new(
        $"The store {store} is in use by {(holder is null ? "another process" : $"process {holder}")}. "
        + "Wait for it or stop it, or use another folder (SWEEP_HOME).", cause);

    private static string? ReadHolder(string holderFile)
    {
        try
        {
            return int.TryParse(File.ReadAllText(holderFile), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                ? process.ToString(CultureInfo.InvariantCulture)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
