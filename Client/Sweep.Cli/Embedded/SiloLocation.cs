namespace Sweep.Cli.Embedded;

/// <summary>Where the silo's program is: beside a published command in <c>silo/</c>, or in the build's own folder.</summary>
internal static class SiloLocation
{
    private const string Program = "Sweep.Silo.dll";

    /// <exception cref="SiloStartException">It is in neither place.</exception>
    public static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string[] candidates =
        [
            Path.Combine(here.FullName, "silo", Program),

            // artifacts/bin/Sweep.Cli/release/ and artifacts/bin/Sweep.Silo/release/
            Path.Combine(here.Parent!.Parent!.FullName, "Sweep.Silo", here.Name, Program),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new SiloStartException($"The silo's program is not beside this one. Looked for: {string.Join(", ", candidates)}.");
    }
}
