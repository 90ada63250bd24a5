using System.Collections.Concurrent;

namespace Sweep.Cluster.Harness;

/// <summary>What a study comes to on one machine, with nothing happening to it. Run once for each spec.</summary>
internal static class Undisturbed
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<StudyFiles>>> Known = new(StringComparer.Ordinal);

    public static Task<StudyFiles> RunAsync(string spec) => Known.GetOrAdd(spec, _ => new(() => Run(spec))).Value;

    private static async Task<StudyFiles> Run(string spec)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-undisturbed-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "study.yaml"), spec);
            using var command = new Command(Path.Combine(folder.FullName, "home"), folder.FullName, new Dictionary<string, string>(), "run", "study.yaml", "--out", "out");
            var (exitCode, said) = await command.WaitAsync();
            Assert.True(exitCode == 0, said);
            return StudyFiles.Read(Path.Combine(folder.FullName, "out"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
