using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sweep.Testing;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>Every query of dashboards and rules, asked of a real Prometheus that has seen a real sweep.</summary>
public sealed partial class PrometheusTests(ObservedSweep observed, Servers servers)
{
    public static TheoryData<string, string, string> Panels
    {
        get
        {
            var panels = new TheoryData<string, string, string>();
            foreach (var file in Directory.GetFiles(PrometheusFiles.Dashboards).Order(StringComparer.Ordinal))
            {
                var board = JsonNode.Parse(File.ReadAllText(file))!;
                foreach (var panel in board["panels"]!.AsArray())
                {
                    foreach (var target in panel!["targets"]!.AsArray())
                        panels.Add($"{board["title"]}: {panel["title"]}", (string)target!["expr"]!, (string)target["legendFormat"]!);
                }
            }

            return panels;
        }
    }

    public static TheoryData<string> Rules =>
        [.. File.ReadLines(Path.Combine(PrometheusFiles.Folder, "recording.yml")).Select(line => Record().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    [Theory, MemberData(nameof(Panels))]
    public async Task A_panel_shows_numbers_and_has_what_its_legend_names(string panel, string expression, string legend)
    {
        var prometheus = await Prometheus();
        var query = Lately(Variable().Replace(expression, ".*"));
        await ObservedSweep.UntilAsync(async () => (await prometheus.QueryAsync(query)).Any(series => double.IsFinite(series.Value)), $"data for '{panel}', {query},");

        var series = await prometheus.QueryAsync(query);
        Assert.All(series, one => Assert.False(one.Value < 0));
        Assert.All(Label().Matches(legend).Select(match => match.Groups[1].Value), label => Assert.All(series, one => Assert.Contains(label, one.Labels.Keys)));
        if (legend.Length == 0)
            Assert.Single(series);
    }

    [Theory, MemberData(nameof(Rules))]
    public async Task A_recording_rule_records(string rule)
    {
        var prometheus = await Prometheus();

        await ObservedSweep.UntilAsync(async () => (await prometheus.QueryAsync(Lately(rule))).Any(series => double.IsFinite(series.Value)), rule);
    }

    [Fact]
    public async Task Every_series_that_an_alert_asks_for_is_there()
    {
        var prometheus = await Prometheus();
        var names = File.ReadLines(Path.Combine(PrometheusFiles.Folder, "alerts.yml"))
            .Where(line => line.TrimStart().StartsWith("expr:", StringComparison.Ordinal))
            .SelectMany(line => Metric().Matches(line).Select(match => match.Value)).Distinct().ToList();

        Assert.Equal(6, names.Count);
        foreach (var name in names)
            await ObservedSweep.UntilAsync(async () => (await prometheus.QueryAsync(Lately(name))).Count > 0, name);
    }

    [Fact]
    public async Task Counts_are_the_sweeps_own()
    {
        var prometheus = await Prometheus();

        // The page of the made-up GPU is this process's, in which other tests run silos of their own.
        var silos = $"instance=~\"{string.Join('|', observed.Silos.Select(silo => silo.Http))}\"";
        await ObservedSweep.UntilAsync(async () => await One($"sum(sweep_trials_total{{outcome=\"completed\",{silos}}})") == 8, "the last trial");
        await ObservedSweep.UntilAsync(async () => await One($"sum(sweep_epoch_duration_seconds_count{{device=\"cpu\",{silos}}})") == 24, "the last epoch");
        await ObservedSweep.UntilAsync(async () => await One($"sum(sweep_slots{{state=\"free\",{silos}}})") == 2, "the last free slot");
        Assert.Equal(0, await One($"sum(sweep_trials_total{{outcome=\"failed\",{silos}}})"));
        Assert.Equal(8, await One($"sum(sweep_trial_duration_seconds_count{{{silos}}})"));
        Assert.Equal(2, await One($"sum(sweep_slots{{{silos}}})"));
        Assert.Equal(0.75, await One("hw_gpu_utilization{device=\"cuda:0\"}"));

        async Task<double> One(string query) => (await prometheus.QueryAsync(query)).Select(series => series.Value).FirstOrDefault(double.NaN);
    }

    [Fact]
    public async Task Metrics_are_for_whoever_shows_a_token()
    {
        await observed.RunAsync(servers);
        using var stranger = new HttpClient();

        using var answer = await stranger.GetAsync($"http://{observed.Silos[0].Http}/metrics", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task No_series_of_ours_is_a_trials_own()
    {
        var series = await (await Prometheus()).QueryAsync("{__name__=~\"sweep_.+|hw_gpu_.+\"}");

        string[] bounded = ["__name__", "instance", "job", "otel_scope_name", "outcome", "state", "device", "study", "hw_name", "le"];
        Assert.NotEmpty(series);
        Assert.All(series, one => Assert.Subset(bounded.ToHashSet(), one.Labels.Keys.ToHashSet()));
    }

    /// <summary>What the expression was when it last was anything: a sweep that has ended has no queue any more.</summary>
    private static string Lately(string expression) => $"last_over_time(({expression})[3m:1s])";

    private async Task<PrometheusServer> Prometheus()
    {
        Assert.SkipWhen(PrometheusServer.Missing is not null, PrometheusServer.Missing ?? "");
        await observed.RunAsync(servers);
        return observed.Prometheus!;
    }

    [GeneratedRegex(@"\$[a-z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*- record: (\S+)$")]
    private static partial Regex Record();

    [GeneratedRegex(@"\b(?:sweep[_:][a-z0-9_:]+|hw_[a-z_]+|up)\b")]
    private static partial Regex Metric();
}
