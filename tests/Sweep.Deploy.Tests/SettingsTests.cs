namespace Sweep.Deploy.Tests;

public sealed class SettingsTests
{
    private static readonly string Silo = string.Concat(
        Directory.EnumerateFiles(Repository.Path("Silo"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public static TheoryData<string> Files => [.. Repository.DeployFiles().Select(Repository.Relative)];

    [Theory, MemberData(nameof(Files))]
    public void Every_setting_a_file_names_is_one_that_the_silo_has(string file) =>
        Assert.Empty(SiloSettings.UsedIn(Repository.Path(file)).Except(SiloSettings.Names));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public void The_paths_that_are_asked_for_health_are_the_programs(string path) => Assert.Contains($"\"{path}\"", Silo, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Files))]
    public void No_file_gives_a_connection_string_in_plain_sight(string file) =>
        Assert.DoesNotMatch(@"SWEEP_(REDIS|POSTGRES)(?!_FILE)\b|--(redis|postgres)[ =]", Repository.Text(file));

    [Fact]
    public void Whoever_stops_a_silo_waits_longer_than_it_takes_to_leave()
    {
        const int LongestDrain = 30;
        var compose = Assert.Single(Yaml.Documents(Repository.Path("deploy", "compose", "compose.yaml")));

        Assert.True(int.Parse(SystemdUnit.Silo.Only("TimeoutStopSec"), System.Globalization.CultureInfo.InvariantCulture) > LongestDrain);
        Assert.All(["silo-1", "silo-2", "silo-3"], silo => Assert.Equal("60s", compose.At($"services.{silo}.stop_grace_period").Text()));
        Assert.All(KubernetesObjects.Pools, pool => Assert.True(pool.At("spec.template.spec.terminationGracePeriodSeconds")!.GetValue<int>() > LongestDrain));
        Assert.Contains("patience=60", Repository.Text("deploy", "local.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_that_the_guide_links_is_there() => Assert.All(
        System.Text.RegularExpressions.Regex.Matches(Repository.Text("deploy", "README.md"), @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value),
        link => Assert.True(Path.Exists(Path.Combine(Repository.Deploy, link)), link));
}
