namespace Sweep.Formats.Specs;

/// <summary>Finds the files and folders that specs and arguments name.</summary>
internal static class DataPath
{
    /// <summary>The absolute path, or null if nothing is there.</summary>
    /// <param name="folder">What a relative path starts from.</param>
    public static string? Find(string folder, string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var full = Path.GetFullPath(path, folder);
        return Path.Exists(full) ? Path.TrimEndingDirectorySeparator(full) : null;
    }
}
