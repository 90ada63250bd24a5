using System.Text.Json;

namespace Sweep.Deploy.Tests;

public sealed class DockerfileTests
{
    private static readonly string[] Known =
        ["ARG", "FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT"];

    [Fact]
    public void Every_instruction_is_one() => Assert.All(Dockerfile.Instructions, line => Assert.Contains(line.Instruction, Known));

    [Fact]
    public void Base_images_are_pinned()
    {
        Assert.Equal(["${SDK} AS build", "${RUNTIME} AS run"], Dockerfile.Of("FROM"));
        Assert.Matches(@"^mcr\.microsoft\.com/dotnet/sdk:10\.\d+\.\d+-", Dockerfile.Argument("SDK"));
        Assert.Matches(@"^mcr\.microsoft\.com/dotnet/aspnet:10\.\d+\.\d+-", Dockerfile.Argument("RUNTIME"));
    }

    [Fact]
    public void The_sdk_is_one_that_the_repository_builds_with()
    {
        var wanted = JsonDocument.Parse(Repository.Text("global.json")).RootElement.GetProperty("sdk").GetProperty("version").GetString()!;

        Assert.Contains($":{wanted[..4]}", Dockerfile.Argument("SDK"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_flavour_is_a_build_argument_that_the_build_knows()
    {
        Assert.Equal("cpu", Dockerfile.Argument("ACCELERATOR"));
        Assert.Contains(Dockerfile.Of("RUN"), run => run.Contains("-p:Accelerator=${ACCELERATOR}", StringComparison.Ordinal));
        var build = Repository.Text("Training", "Native", "LibTorch.props");
        Assert.Contains("'$(Accelerator)' == 'cpu'", build, StringComparison.Ordinal);
        Assert.Contains("'$(Accelerator)' == 'cuda'", build, StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_as_another_user_than_root_and_stops_by_SIGTERM()
    {
        Assert.Equal("${APP_UID}", Assert.Single(Dockerfile.Of("USER")));
        Assert.Equal("SIGTERM", Assert.Single(Dockerfile.Of("STOPSIGNAL")));
        // In the form without a shell, which would keep the signal to itself.
        Assert.Equal("""["/opt/sweep/silo/Sweep.Silo"]""", Assert.Single(Dockerfile.Of("ENTRYPOINT")));
    }

    [Fact]
    public void It_is_healthy_when_the_silo_says_it_is_ready()
    {
        var check = Assert.Single(Dockerfile.Of("HEALTHCHECK"));
        var command = JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!;

        Assert.Equal("bash", command[0]);
        Assert.Contains("GET /health/ready HTTP/1.0", command[2], StringComparison.Ordinal);
        Assert.Contains("/dev/tcp/127.0.0.1/8080", command[2], StringComparison.Ordinal);
        Assert.Contains("SWEEP_HTTP=0.0.0.0:8080", Assert.Single(Dockerfile.Of("ENV")), StringComparison.Ordinal);
        Assert.Equal("11111 30000 8080", Assert.Single(Dockerfile.Of("EXPOSE")));
    }

    [Theory]
    [InlineData("200 OK", true)]
    [InlineData("503 Service Unavailable", false)]
    public async Task The_health_check_tells_answers_apart(string answer, bool healthy)
    {
        var check = Assert.Single(Dockerfile.Of("HEALTHCHECK"));
        var command = JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!;
        await using var server = OneAnswer.Listen(answer);

        var (code, output) = await Tool.Run(command[0], [command[1], command[2].Replace("8080", server.Port, StringComparison.Ordinal)]);

        Assert.True(healthy == (code == 0), $"{code}: {output}");
        Assert.StartsWith("GET /health/ready HTTP/1.0", await server.Request, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_a_build_reads_is_sent_to_the_engine()
    {
        var lines = Repository.Text(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToList();

        Assert.Equal("*", lines[0]);
        Assert.All(lines.Where(line => line[0] == '!'), line => Assert.True(Path.Exists(Repository.Path(line[1..].TrimEnd('/'))), line));
        Assert.Contains("**/secrets/", lines);
        // The build's own settings: without them it is not the same build.
        Assert.All(["!.editorconfig", "!global.json", "!Directory.Build.props", "!Directory.Build.targets", "!Directory.Packages.props"], line => Assert.Contains(line, lines));
    }
}
