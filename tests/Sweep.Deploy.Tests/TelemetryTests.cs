using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.Deploy.Tests;

/// <summary>
/// What <c>deploy</c> has for Prometheus, Grafana and a collector. That its queries find data is tested beside the silo,
/// against a real Prometheus.
/// </summary>
public sealed partial class TelemetryTests
{
    private static readonly JsonNode Compose = Assert.Single(Yaml.Documents(Repository.Path("deploy", "compose", "compose.yaml")));

    public static TheoryData<string> Dashboards => [.. Directory.GetFiles(Repository.Path("deploy", "grafana", "dashboards")).Select(Repository.Relative)];

    [Theory]
    // The file of the token is there in the container alone.
    [InlineData("check config --syntax-only", "prometheus.yml")]
    [InlineData("check rules", "recording.yml")]
    [InlineData("check rules", "alerts.yml")]
    [InlineData("test rules", "alerts.test.yml")]
    public async Task Promtool_has_nothing_to_say_against_a_file(string command, string file)
    {
        Assert.SkipUnless(Tool.IsHere("promtool"), "promtool is not installed");

        var (code, output) = await Tool.Run("promtool", [.. command.Split(' '), Repository.Path("deploy", "prometheus", file)]);

        Assert.True(code == 0, output);
    }

    [Fact]
    public void Every_alert_is_unit_tested_and_says_what_to_do()
    {
        var rules = Rules("alerts.yml");
        var tested = Assert.Single(Yaml.Documents(Repository.Path("deploy", "prometheus", "alerts.test.yml")))["tests"].Items()
            .SelectMany(test => test["alert_rule_test"].Items())
            .Where(test => test["exp_alerts"].Items().Count > 0).Select(test => test["alertname"].Text());

        Assert.Equal(rules.Select(rule => rule["alert"].Text()), tested.Distinct());
        Assert.All(rules, rule => Assert.Equal(["description", "summary"], rule["annotations"].Map().Keys.Order(StringComparer.Ordinal)));
        Assert.All(rules, rule => Assert.Matches("^(critical|warning)$", rule.At("labels.severity").Text()));
    }

    [Fact]
    public void Prometheus_reads_every_silo_of_the_compose_file_where_it_listens()
    {
        var job = Assert.Single(Assert.Single(Yaml.Documents(Repository.Path("deploy", "prometheus", "prometheus.yml")))["scrape_configs"].Items());
        var silos = Compose["services"]!.AsObject().Where(pair => pair.Key.StartsWith("silo-", StringComparison.Ordinal));

        Assert.Equal(
            silos.Select(silo => $"{silo.Key}:{silo.Value.At("environment.SWEEP_HTTP").Text()!.Split(':')[1]}"),
            Assert.Single(job["static_configs"].Items())["targets"].Strings());
        Assert.All(silos, silo => Assert.Equal(job.At("authorization.credentials_file").Text(), silo.Value.At("environment.SWEEP_READER_TOKEN_FILE").Text()));
        Assert.Equal(["reader-token"], Compose.At("services.prometheus.secrets").Strings());
    }

    [Theory, MemberData(nameof(Dashboards))]
    public void A_dashboard_asks_a_datasource_that_is_provisioned_and_shows_what_it_asks(string file)
    {
        var board = JsonNode.Parse(Repository.Text(file))!;
        var panels = board["panels"].Items();
        var variables = board.At("templating.list").Items().Select(variable => variable["name"].Text()).ToHashSet();

        Assert.NotEmpty(panels);
        Assert.Equal(panels.Count, panels.Select(panel => panel["id"].Text()).Distinct().Count());
        Assert.Equal(panels.Count, panels.Select(panel => panel["title"].Text()).Distinct().Count());
        Assert.All(panels, panel => Assert.NotEqual("", panel["description"].Text() ?? ""));
        Assert.All(panels, panel => Assert.NotNull(panel.At("fieldConfig.defaults.unit")));
        Assert.All(panels.SelectMany(panel => panel["targets"].Items()), target =>
        {
            Assert.Contains(target.At("datasource.uid").Text(), Datasources());
            Assert.All(Variable().Matches(target["expr"].Text()!), match => Assert.Contains(match.Groups[1].Value, variables));
        });
        AssertNoOverlap(panels);
    }

    [Fact]
    public void The_dashboards_have_names_of_their_own_and_are_found_by_Grafana()
    {
        var provider = Assert.Single(Assert.Single(Yaml.Documents(Repository.Path("deploy", "grafana", "provisioning", "dashboards", "sweep.yml")))["providers"].Items());

        Assert.Equal(["sweep-cluster", "sweep-sweeps"], Directory.GetFiles(Repository.Path("deploy", "grafana", "dashboards")).Select(file => JsonNode.Parse(File.ReadAllText(file))!["uid"].Text()).Order(StringComparer.Ordinal));
        Assert.Contains($"../grafana/dashboards:{provider.At("options.path").Text()}:ro", Compose.At("services.grafana.volumes").Strings());
    }

    [Fact]
    public void The_collector_uses_all_that_it_defines_and_defines_all_that_it_uses()
    {
        var collector = Assert.Single(Yaml.Documents(Repository.Path("deploy", "otel", "collector.yaml")));
        var pipelines = collector.At("service.pipelines")!.AsObject();

        Assert.Equal(["logs", "metrics", "traces"], pipelines.Select(pipeline => pipeline.Key).Order(StringComparer.Ordinal));
        Assert.All(["receivers", "processors", "exporters"], part => Assert.Equal(
            collector[part]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal),
            pipelines.SelectMany(pipeline => pipeline.Value![part].Strings()).Distinct().Order(StringComparer.Ordinal)));
        Assert.Equal(collector["extensions"]!.AsObject().Select(pair => pair.Key), collector.At("service.extensions").Strings());
    }

    [Theory]
    [InlineData("deploy/otel/collector.yaml")]
    [InlineData("deploy/grafana/provisioning/datasources/sweep.yml")]
    public void Every_host_that_is_sent_to_or_asked_is_a_service_of_the_compose_file(string file)
    {
        var hosts = Host().Matches(Repository.Text(file)).Select(match => match.Groups[1].Value).Where(host => host != "0.0.0.0").ToList();

        Assert.NotEmpty(hosts);
        Assert.Subset(Compose["services"]!.AsObject().Select(pair => pair.Key).ToHashSet(), hosts.ToHashSet());
    }

    private static IReadOnlyList<JsonNode> Rules(string file) =>
        Assert.Single(Assert.Single(Yaml.Documents(Repository.Path("deploy", "prometheus", file)))["groups"].Items())["rules"].Items();

    private static IEnumerable<string?> Datasources() =>
        Assert.Single(Yaml.Documents(Repository.Path("deploy", "grafana", "provisioning", "datasources", "sweep.yml")))["datasources"].Items().Select(source => source["uid"].Text());

    private static void AssertNoOverlap(IReadOnlyList<JsonNode> panels)
    {
        var cells = panels.SelectMany(panel =>
        {
            int At(string key) => panel["gridPos"]![key]!.GetValue<int>();
            return from x in Enumerable.Range(At("x"), At("w")) from y in Enumerable.Range(At("y"), At("h")) select (x, y);
        }).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.x, 0, 23));
    }

    [GeneratedRegex(@"\$([a-z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?:endpoint|url): ""?(?:http://)?([a-z0-9.-]+):\d+")]
    private static partial Regex Host();
}
