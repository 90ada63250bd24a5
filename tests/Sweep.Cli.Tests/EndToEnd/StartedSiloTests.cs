using System.Text.Json.Nodes;
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

        var silo = File.ReadAllText(SweepHome.StoreFile(home.Home) + ".pid").Trim();
        Assert.Equal(prepares, File.ReadAllText($"/proc/{silo}/cmdline").Split('\0').Contains("--WarmUp"));
    }

    [Fact]
    public async Task It_waits_for_a_detached_study_whichever_command_started_it_and_for_no_other()
    {
        using var brief = new SweepHomeFolder { Linger = TimeSpan.Zero };
        using var watched = brief.Start("run", brief.File("watched.yaml", OneAtATime("watched", epochs: 1000)));
        await using (await brief.ConnectAsync())
            (await brief.RunAsync("run", brief.File("detached.yaml", OneAtATime("detached", epochs: 3)), "--detach")).Expect(0);
        watched.Kill();

        await brief.WaitForSiloAsync();

        Assert.Equal("completed", await StateAsync(brief, "detached-1"));
        Assert.Equal("paused", await StateAsync(brief, "watched-1"));
    }

    /// <summary>
    /// Trials one after the other: another study trains alongside, and all of them take longer than a silo that does not
    /// wait takes to end.
    /// </summary>
    private static string OneAtATime(string name, int epochs) =>
        ToyStudy.Spec(epochs).Replace("name: toy", $"name: {name}\nmax_concurrent: 1", StringComparison.Ordinal);

    private static async Task<string?> StateAsync(SweepHomeFolder home, string study) =>
        (string?)JsonNode.Parse((await home.RunAsync("show", study, "--json")).Expect(0).Output)!["state"];
}
