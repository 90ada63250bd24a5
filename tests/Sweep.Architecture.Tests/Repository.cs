namespace Sweep.Architecture.Tests;

/// <summary>The source tree these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Folders whose code is shipped.</summary>
    private static readonly string[] Product = ["Client", "Grains", "Silo", "Training"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> ProductFiles(string pattern) => Product.SelectMany(folder => FilesIn(folder, pattern));

    public static IEnumerable<string> AllFiles(string pattern) => [.. ProductFiles(pattern), .. FilesIn("tests", pattern)];

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Sweep.sln.");
    }
}
