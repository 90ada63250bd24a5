using Sweep.Contracts;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>The silo that a command starts for itself.</summary>
public sealed class StartedSiloTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(false, "list")]
    [InlineData(true, "run", "toy.yaml")]
    public async Task It_prepares_for_training_if_the_command_is_about_to_train(bool prepares, params string[] command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process was told is read from /proc.");
        home.File("toy.yaml", ToyStudy.Spec(epochs: 1));

        (await home.RunAsync(command)).Expect(0);

        // It lives on for a moment after each call.
        var silo = File.ReadAllText(SweepHome.StoreFile(home.Home) + ".pid").Trim();
        Assert.Equal(prepares, File.ReadAllText($"/proc/{silo}/cmdline").Split('\0').Contains("--WarmUp"));
    }
}
