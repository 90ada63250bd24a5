namespace Sweep.Deploy.Tests;

/// <summary>The source tree these tests were built from, and what was built of it.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory);

    public static string Root { get; } = FindRoot();

    public static string Deploy { get; } = System.IO.Path.Combine(Root, "deploy");

    /// <summary>Release or Debug, whichever these tests are.</summary>
    public static string Configuration { get; } = Here.Name == "release" ? "Release" : "Debug";

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts));

    /// <summary>A file of another project's build: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    public static string Built(string project, string file) => System.IO.Path.Combine(Here.Parent!.Parent!.FullName, project, Here.Name, file);

    /// <summary>Files under deploy/ that belong to the repository, and not what was written there since.</summary>
    public static IEnumerable<string> DeployFiles() =>
        Directory.EnumerateFiles(Deploy, "*", SearchOption.AllDirectories)
            .Where(file => !file.Split('/', '\\').Contains("secrets"))
            .Order(StringComparer.Ordinal);

    public static string Relative(string file) => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = Here; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Sweep.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Sweep.sln.");
    }
}
