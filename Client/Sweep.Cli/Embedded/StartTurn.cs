using Sweep.Contracts;

namespace Sweep.Cli.Embedded;

/// <summary>
/// The turn to start the silo of a home. Of commands that find none at the same moment one starts it; the others wait for
/// that one, instead of each starting a silo that finds the store in use.
/// </summary>
internal static class StartTurn
{
    /// <returns>The turn, until it is disposed or this process ends; null while another command has it.</returns>
    public static IDisposable? Take(string home)
    {
        try
        {
            SweepHome.Create(home);
            return new FileStream(SweepHome.StartFile(home), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(SweepHome.StartFile(home)))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can start a silo in such a folder, and the silo itself says best what is wrong with it.
            return Stream.Null;
        }
    }
}
