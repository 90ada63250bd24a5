namespace Sweep.Cluster.Harness;

/// <summary>Programs that were built beside these tests.</summary>
internal static class Outputs
{
    public static string Silo => Find("Sweep.Silo", "Sweep.Silo.dll");

    public static string Sweep => Find("Sweep.Cli", "sweep.dll");

    /// <summary>Listens for faults to make inside the process that loads it.</summary>
    public static string Faults => Find("Sweep.Faults", "Sweep.Faults.dll");

    private static string Find(string project, string file)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, file);
    }
}
