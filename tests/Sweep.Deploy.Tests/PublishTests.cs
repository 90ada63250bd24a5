namespace Sweep.Deploy.Tests;

public sealed class PublishTests
{
    [Fact]
    public async Task A_published_command_has_its_silo_beside_it_and_runs_it()
    {
        using var folder = new TemporaryFolder();
        var (code, output) = await Tool.Run(
            "dotnet",
            [
                "publish", Repository.Path("Client", "Sweep.Cli"), "-c", Repository.Configuration, "--no-build", "--nologo", "-o", folder.File("sweep"),
                // Half a gigabyte of libtorch need not be copied.
                "-p:CreateHardLinksForPublishFilesIfPossible=true",
            ]);
        Assert.True(code == 0, output);
        Assert.True(File.Exists(folder.File("sweep/silo/Sweep.Silo.dll")));

        (code, output) = await Tool.Run(folder.File("sweep/sweep"), ["list"], ("SWEEP_HOME", folder.File("home")), ("SWEEP_CLUSTER", null));
        Assert.True(code == 0, output);
        Assert.True(File.Exists(folder.File("home/sweep.db")), $"No store of the published silo. {output}");
    }
}
