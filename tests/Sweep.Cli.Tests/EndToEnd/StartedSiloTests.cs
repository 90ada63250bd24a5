using System.Text.Json.Nodes;
using Sweep.Contracts;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>The silo that a command starts for itself.</summary>
public sealed class StartedSiloTests : IDisposable
{
    /// <summary>Epochs that take several times as long as the silo waits for another caller.</summary>
    private const int Long = 20;

    private const int Longer = 1000;

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

    [Fact]
    public async Task It_waits_for_a_detached_study_whichever_command_started_it_and_for_no_other()
    {
        using var brief = new SweepHomeFolder { Linger = TimeSpan.FromSeconds(1) };
        using var watched = brief.Start("run", brief.File("watched.yaml", ToyStudy.Spec(Longer).Replace("name: toy", "name: watched\nmax_concurrent: 1", StringComparison.Ordinal)));
        await using (await brief.ConnectAsync())
            (await brief.RunAsync("run", brief.File("toy.yaml", ToyStudy.Spec(Long)), "--detach")).Expect(0);
        watched.Kill();

        brief.WaitForSilo();

        Assert.Equal("completed", await StateAsync(brief, "toy-1"));
        Assert.Equal("paused", await StateAsync(brief, "watched-1"));
    }

    private static async Task<string?> StateAsync(SweepHomeFolder home, string study) =>
        (string?)JsonNode.Parse((await home.RunAsync("show", study, "--json")).Expect(0).Output)!["state"];
}
