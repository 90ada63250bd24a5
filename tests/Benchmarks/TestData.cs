using Sweep.Contracts.Specs;

namespace Sweep.Benchmarks;

/// <summary>The labelled text to measure on: real reviews where they are, the built-in ones elsewhere.</summary>
internal static class TestData
{
    public static DatasetSpec Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "..", "shared", "data", "uci-sentiment");
            if (Directory.Exists(data))
                return new DatasetSpec(Path.GetFullPath(data));
        }

        return Environment.GetEnvironmentVariable("SWEEP_TEST_DATA") is { Length: > 0 } named
            ? new DatasetSpec(Path.Combine(Path.GetFullPath(named), "uci-sentiment"))
            : DatasetSpec.Reviews;
    }
}
