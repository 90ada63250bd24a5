namespace Sweep.Deploy.Tests;

/// <summary>What local.sh starts, keeps and stops, with real servers and a silo that only says that it is one.</summary>
[Collection(nameof(LocalScript))]
public sealed class LocalScriptTests : IDisposable
{
    private const string Ready = """
        #!/usr/bin/env bash
        echo "told $SWEEP_NODE_NAME $SWEEP_SILO_PORT $SWEEP_GATEWAY_PORT $SWEEP_HTTP $(wc -w <"$SWEEP_REDIS_FILE") $(wc -w <"$SWEEP_POSTGRES_FILE")"
        echo "ready 127.0.0.1:$SWEEP_GATEWAY_PORT"
        trap 'exit 0' TERM
        while true; do sleep 0.1; done
        """;

    private readonly TemporaryFolder tree = new();

    [Fact]
    public async Task What_is_started_runs_once_and_stops_whole()
    {
        await using var local = Script(Ready);

        var (code, output) = await local.Run("start");
        Assert.True(code == 0, output);
        Assert.Contains("nodes --cluster 127.0.0.1:", output, StringComparison.Ordinal);
        var started = local.Processes();
        Assert.Equal(["postgres", "redis", "silo-1", "silo-2", "silo-3"], started.Keys.Order(StringComparer.Ordinal));
        Assert.All(started.Values, process => Assert.True(LocalScript.Runs(process)));

        // Again: nothing is started twice, and what died is started again.
        Assert.Equal(0, (await Tool.Run("kill", ["-9", $"{started["silo-2"]}"])).Code);
        (code, output) = await local.Run("start");
        Assert.True(code == 0, output);
        var again = local.Processes();
        Assert.All(started.Keys.Where(name => name != "silo-2"), name => Assert.Equal(started[name], again[name]));
        Assert.True(LocalScript.Runs(again["silo-2"]));

        (code, output) = await local.Run("stop");
        Assert.True(code == 0, output);
        Assert.All(started.Values.Concat(again.Values), process => Assert.False(LocalScript.Runs(process)));
        Assert.Empty(local.Processes());
        Assert.DoesNotContain(" runs ", (await local.Run("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silos_are_told_different_ports_and_their_secrets_by_files_that_only_they_can_read()
    {
        await using var local = Script(Ready);
        var (code, output) = await local.Run("start");
        Assert.True(code == 0, output);

        var told = Enumerable.Range(1, 3).Select(n => File.ReadAllLines(local.Path("logs", $"silo-{n}.log"))[0].Split(' ')).ToList();
        Assert.Equal(9, told.SelectMany(words => words[2..5].Select(word => word.Split(':')[^1])).Distinct().Count());
        Assert.All(told, words => Assert.StartsWith("127.0.0.1:", words[4], StringComparison.Ordinal));
        string[] secrets = ["redis/connection", "redis/password", "redis/redis.conf", "postgres/connection", "postgres/password"];
        Assert.All(secrets, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(local.Path(file))));
        var words = new[] { File.ReadAllText(local.Path("redis", "password")), File.ReadAllText(local.Path("postgres", "password")) };
        Assert.All(local.Processes().Values, process => Assert.All(words, word => Assert.DoesNotContain(word, File.ReadAllText($"/proc/{process}/cmdline"), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_silo_that_does_not_start_is_quoted_and_nothing_is_left_running()
    {
        await using var local = Script("""
            #!/usr/bin/env bash
            echo "SWEEP_DEVICES: no device is called 'gpu:0'" >&2
            exit 2
            """);

        var (code, output) = await local.Run("start");
        Assert.Equal(1, code);
        Assert.Contains("silo-1 did not become ready", output, StringComparison.Ordinal);
        Assert.Contains("no device is called 'gpu:0'", output, StringComparison.Ordinal);
        Assert.Empty(local.Processes());
        Assert.Contains("no device", (await local.Run("logs", "silo-1")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_all_at_once()
    {
        await using var local = Script(Ready);
        Directory.CreateDirectory(tree.File("empty"));
        foreach (var tool in new[] { "dirname", "tail", "sort", "ps", "head", "readlink", "id", "runuser" })
            File.CreateSymbolicLink(tree.File($"empty/{tool}"), $"/usr/bin/{tool}");

        var (code, output) = await Tool.Run("/usr/bin/env", ["-i", $"PATH={tree.File("empty")}", "/bin/bash", tree.File("deploy/local.sh"), "start"]);
        Assert.Equal(1, code);
        Assert.Contains("redis-server is not here", output, StringComparison.Ordinal);
        Assert.Contains("dotnet is not here", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Usage: deploy/local.sh")]
    [InlineData(2, "Usage: deploy/local.sh", "restart")]
    [InlineData(0, "Usage: deploy/local.sh", "--help")]
    [InlineData(0, "Nothing was started", "stop")]
    public async Task It_says_how_it_is_used(int code, string says, params string[] arguments)
    {
        await using var local = Script(Ready);
        var answer = await local.Run(arguments);
        Assert.Equal(code, answer.Code);
        Assert.Contains(says, answer.Output, StringComparison.Ordinal);
    }

    public void Dispose() => tree.Dispose();

    /// <summary>The script in a tree whose build is there, and where <c>dotnet</c> is what the test says.</summary>
    private LocalScript Script(string dotnet)
    {
        if (LocalScript.Missing() is { } missing)
            Assert.Skip(missing);
        Write("deploy/local.sh", Repository.Text("deploy", "local.sh"));
        Write("artifacts/bin/Sweep.Silo/release/Sweep.Silo.dll", "");
        Write("artifacts/bin/Sweep.Cli/release/sweep", "");
        Write("bin/dotnet", dotnet);
        var path = $"{tree.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        return new LocalScript(tree.Path, [("SWEEP_CONFIGURATION", "Release"), ("PATH", path)]);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(tree.File(name))!);
        File.WriteAllText(tree.File(name), text);
        File.SetUnixFileMode(tree.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
