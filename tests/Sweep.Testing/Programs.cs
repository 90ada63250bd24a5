namespace Sweep.Testing;

/// <summary>Finds programs that a machine may or may not have.</summary>
public static class Programs
{
    /// <summary>The program's path, or null if it is neither in PATH nor in one of the folders.</summary>
    public static string? Find(string name, params IEnumerable<string> folders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(folders)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
