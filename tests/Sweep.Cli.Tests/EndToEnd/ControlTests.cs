using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>Pausing, resuming, cancelling and deleting a study that runs, from its own terminal and from another.</summary>
public sealed class ControlTests : IDisposable
{
    private const int Long = 400;

    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Ctrl_C_pauses_and_resume_finishes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl-C is sent with kill, which Windows does not have.");
        using var run = home.Start("run", home.File("toy.yaml", ToyStudy.Spec(epochs: 12)));
        await EpochStored();
        run.Interrupt();

        var interrupted = (await run.WaitAsync()).Expect(130);
        Assert.Contains("Paused. Go on with: sweep resume toy-1", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal("paused", await StateAsync());

        (await home.RunAsync("resume", "toy-1")).Expect(0);
        Assert.Equal("completed", await StateAsync());
        Assert.True(File.Exists(Path.Combine(home.Work, "sweep-out", "toy-1", "report.html")));
    }

    [Fact]
    public async Task A_finished_study_is_extended_and_its_tables_have_the_new_trials()
    {
        (await home.RunAsync("run", home.File("toy.yaml", ToyStudy.Spec(epochs: 1)))).Expect(0);

        var extended = (await home.RunAsync("extend", "toy-1", "--seeds", "3", "--json")).Expect(0);

        var rows = JsonNode.Parse(extended.Output)!["tables"]!.AsArray().SelectMany(table => table!["rows"]!.AsArray());
        Assert.All(rows, row => Assert.Equal(3, (int)row!["trials"]!));
        var again = (await home.RunAsync("extend", "toy-1", "--seeds", "3")).Expect(2);
        Assert.Contains("Its configurations have 3 seeds already; 3 would add none. Ask for 4 or more.", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_can_list_pause_cancel_and_delete_what_runs()
    {
        using var run = home.Start("run", home.File("toy.yaml", ToyStudy.Spec(Long)));
        await EpochStored();

        Assert.Contains("toy-1", (await home.RunAsync("list")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("Busy", (await home.RunAsync("nodes")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("sweep resume toy-1", (await home.RunAsync("pause", "toy-1")).Expect(0).Output, StringComparison.Ordinal);
        (await run.WaitAsync()).Expect(130);

        (await home.RunAsync("cancel", "toy-1")).Expect(0);
        Assert.Equal("cancelled", await StateAsync());

        var unasked = (await home.RunAsync("delete", "toy-1")).Expect(2);
        Assert.Contains("--yes", unasked.Error, StringComparison.Ordinal);
        (await home.RunAsync("delete", "toy-1", "--yes")).Expect(0);
        Assert.Equal("[]", (await home.RunAsync("list", "--json")).Expect(0).Output.Trim());
    }

    [Fact]
    public async Task A_detached_study_goes_on_by_itself_and_can_be_watched()
    {
        var detached = (await home.RunAsync("run", home.File("toy.yaml", ToyStudy.Spec(epochs: 3)), "--detach", "--json")).Expect(0);
        Assert.Equal("toy-1", (string?)JsonNode.Parse(detached.Output)!["study"]);

        (await home.RunAsync("watch", "toy-1")).Expect(0);

        Assert.Equal("completed", await StateAsync());
    }

    [Fact]
    public async Task Data_that_changed_under_a_study_fail_its_trials_and_the_exit_code_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl-C is sent with kill, which Windows does not have.");
        var rows = string.Concat(Enumerable.Range(0, 400).Select(i => $"{(i % 2 == 0 ? "good" : "bad")} film {i % 13}\t{(i % 2 == 0 ? 1 : 0)}\n"));
        var data = home.File("reviews.tsv", rows);
        using var run = home.Start("run", home.File("toy.yaml", ToyStudy.Spec(Long)), "--data", data);
        await EpochStored();
        run.Interrupt();
        (await run.WaitAsync()).Expect(130);
        await home.EndSiloAsync();

        await File.AppendAllTextAsync(data, "another film\t1\n", TestContext.Current.CancellationToken);
        var resumed = (await home.RunAsync("resume", "toy-1")).Expect(1);

        Assert.Contains("trials failed", resumed.Error, StringComparison.Ordinal);
        var failed = (await home.RunAsync("best", "toy-1", "--failed")).Expect(0);
        Assert.Contains("the data are not those the study began with", failed.Output, StringComparison.Ordinal);
    }

    private async Task EpochStored()
    {
        await using var client = await home.ConnectAsync();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await client.GetStudyAsync("toy-1") is null || (await client.GetProgressAsync("toy-1")).Sweeps.All(s => s.EpochsDone == 0))
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string?> StateAsync() =>
        (string?)JsonNode.Parse((await home.RunAsync("show", "toy-1", "--json")).Expect(0).Output)!["state"];
}
