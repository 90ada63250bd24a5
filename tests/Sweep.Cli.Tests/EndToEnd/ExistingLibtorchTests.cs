using System.Text.RegularExpressions;
using Sweep.Contracts;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>Trains with a libtorch in a folder of its own, in place of the one that lies beside the silo.</summary>
public sealed partial class ExistingLibtorchTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task It_alone_is_loaded_and_comes_to_the_same_tables()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Another libtorch can be used on Linux only.");
        var spec = home.File("toy.yaml", ToyStudy.Spec(epochs: 2));
        (await home.RunAsync("run", spec, "--out", "own")).Expect(0);
        await home.EndSiloAsync();
        var folder = CopyLibtorch();

        using var run = new SweepProcess(home.Home, home.Work, ["run", spec, "--out", "existing"], home.Linger, folder);
        (await run.WaitAsync()).Expect(0);
        var loaded = LoadedLibtorch();

        Assert.Equal([folder], loaded.Select(Path.GetDirectoryName).Distinct());
        Assert.Subset(loaded.Select(Path.GetFileName).ToHashSet(), (HashSet<string?>)["libc10.so", "libtorch_cpu.so", "libtorch.so"]);
        Assert.Equal(ToyStudy.WithoutTimings(Tables("own")), ToyStudy.WithoutTimings(Tables("existing")));
    }

    [Fact]
    public async Task A_folder_without_one_is_refused_with_what_would_be_right()
    {
        using var run = new SweepProcess(home.Home, home.Work, ["list"], home.Linger, home.Work);

        var result = (await run.WaitAsync()).Expect(2);

        Assert.Contains($"there is no libtorch_cpu.so in {home.Work}.", result.Error, StringComparison.Ordinal);
        Assert.Contains("torch/lib of a PyTorch installation", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A copy: a link would be the same file, which the loader would not load twice whatever its path.</summary>
    private string CopyLibtorch()
    {
        var silo = Path.Combine(Path.GetDirectoryName(SweepProcess.Program)!, "..", "..", "Sweep.Silo", new DirectoryInfo(AppContext.BaseDirectory).Name);
        var own = Path.Combine(silo, "runtimes", "linux-x64", "native", "libtorch");
        var folder = Directory.CreateDirectory(Path.Combine(home.Root, "existing")).FullName;
        foreach (var file in Directory.EnumerateFiles(own).Where(file => Needed().IsMatch(Path.GetFileName(file))))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    /// <summary>The files of libtorch that the silo's process has mapped.</summary>
    private IReadOnlyList<string> LoadedLibtorch()
    {
        var silo = File.ReadAllText(SweepHome.StoreFile(home.Home) + ".pid").Trim();
        return [.. File.ReadLines($"/proc/{silo}/maps").Select(line => line.Split(' ')[^1]).Where(path => Libtorch().IsMatch(path)).Distinct()];
    }

    private string Tables(string folder) => File.ReadAllText(Path.Combine(home.Work, folder, "tables.json"));

    [GeneratedRegex(@"^(libc10|libtorch|libtorch_cpu)\.so$|^libgomp")]
    private static partial Regex Needed();

    [GeneratedRegex(@"/(libc10|libtorch|libtorch_cpu)\.so$")]
    private static partial Regex Libtorch();
}
