using System.Globalization;
using System.Text.RegularExpressions;

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

    [Fact]
    public void Ports_are_the_programs_own_defaults()
    {
        var compose = Assert.Single(Yaml.Documents(Repository.Path("deploy", "compose", "compose.yaml")))["x-settings"];
        var cluster = KubernetesObjects.Only("ConfigMap")["data"];
        var systemd = Repository.Text("deploy", "systemd", "silo.env.example").Split('\n');

        Assert.All(["SiloPort", "GatewayPort"], setting =>
        {
            var (name, value) = (SiloSettings.NameOf(setting), $"{SiloSettings.Default(setting)}");
            Assert.Equal(value, compose.At(name).Text());
            Assert.Equal(value, cluster.At(name).Text());
            Assert.Contains($"{name}={value}", systemd);
            Assert.Contains(value, Assert.Single(Dockerfile.Of("EXPOSE")).Split(' '));
        });
        Assert.Contains($"SWEEP_HTTP={SiloSettings.Default("Http")}", systemd);
        Assert.EndsWith(":8080", $"{SiloSettings.Default("Http")}", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Files))]
    public void No_file_gives_a_connection_string_in_plain_sight(string file) =>
        Assert.DoesNotMatch(@"SWEEP_(REDIS|POSTGRES|TOKEN|READER_TOKEN)(?!_FILE)\b|--(redis|postgres|token|reader-token)[ =]", Repository.Text(file));

    [Fact]
    public void Whoever_stops_a_silo_waits_longer_than_it_takes_to_leave()
    {
        var patience = Regex.Match(Silo, @"ShutdownTimeout = TimeSpan\.FromSeconds\((\d+)\)").Groups[1].Value;
        var longest = int.Parse(patience, CultureInfo.InvariantCulture);
        var compose = Assert.Single(Yaml.Documents(Repository.Path("deploy", "compose", "compose.yaml")));

        Assert.True(int.Parse(SystemdUnit.Silo.Only("TimeoutStopSec"), CultureInfo.InvariantCulture) > longest);
        Assert.All(["silo-1", "silo-2", "silo-3"], silo => Assert.True(int.Parse(compose.At($"services.{silo}.stop_grace_period").Text()!.TrimEnd('s'), CultureInfo.InvariantCulture) > longest));
        Assert.All(KubernetesObjects.Pools, pool => Assert.True(pool.At("spec.template.spec.terminationGracePeriodSeconds")!.GetValue<int>() > longest));
        Assert.True(int.Parse(Regex.Match(Repository.Text("deploy", "local.sh"), @"(?m)^patience=(\d+)$").Groups[1].Value, CultureInfo.InvariantCulture) > longest);
    }

    [Fact]
    public void Every_page_that_the_guide_links_is_there() => Assert.All(
        Regex.Matches(Repository.Text("deploy", "README.md"), @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value),
        link => Assert.True(Path.Exists(Path.Combine(Repository.Deploy, link)), link));
}
