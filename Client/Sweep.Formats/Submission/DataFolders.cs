namespace Sweep.Formats.Submission;

/// <summary>
/// The folders of a server in which somebody else may name files. What lies outside is as good as absent, so that
/// nobody learns what else the server holds.
/// </summary>
/// <param name="folders">The folders.</param>
public sealed class DataFolders(IEnumerable<string> folders)
{
    private readonly List<string> roots = [.. folders.Select(Path.GetFullPath)];

    /// <summary>The absolute path of a file or folder in one of the data folders.</summary>
    /// <param name="path">Relative to a data folder. Nothing in it may lead upwards or be a symbolic link.</param>
    /// <returns>Null if there is none.</returns>
    public string? Find(string path)
    {
        var parts = path.Split('/', '\\');
        if (Path.IsPathRooted(path) || path.Contains('\0', StringComparison.Ordinal)
            || parts.Any(part => part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal)))
            return null;
        return roots.Select(root => Within(root, parts)).FirstOrDefault(found => found is not null);
    }

    private static string? Within(string root, string[] parts)
    {
        var at = root;
        foreach (var part in parts)
        {
            at = Path.Combine(at, part);
            if (!Path.Exists(at) || IsLink(new FileInfo(at)))
                return null;
        }

        return Directory.Exists(at) && new DirectoryInfo(at).EnumerateFileSystemInfos().Any(IsLink) ? null : at;
    }

    private static bool IsLink(FileSystemInfo file) => file.LinkTarget is not null;
}
