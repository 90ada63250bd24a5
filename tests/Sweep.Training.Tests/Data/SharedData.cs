namespace Sweep.Training.Tests.Data;

/// <summary>The real sets that are no part of the project: SWEEP_TEST_DATA, or shared/data beside a folder above the tests.</summary>
internal static class SharedData
{
    /// <summary>The set's folder; skips the test if it is not on this machine.</summary>
    public static string Require(string set)
    {
        foreach (var root in Roots())
        {
            if (Directory.Exists(Path.Combine(root, set)))
                return Path.Combine(root, set);
        }

        Assert.Skip($"the real set {set} is not on this machine; SWEEP_TEST_DATA may name the folder that holds it");
        return "";
    }

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable("SWEEP_TEST_DATA") is { Length: > 0 } configured)
            yield return configured;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "data");
    }
}
