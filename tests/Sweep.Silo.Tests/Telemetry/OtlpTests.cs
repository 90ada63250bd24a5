namespace Sweep.Silo.Tests.Telemetry;

/// <summary>What a receiver of OTLP gets of a small sweep on two silos.</summary>
public sealed class OtlpTests(ObservedSweep observed, Servers servers)
{
    private const int Trials = 8;
    private const int Epochs = 3;

    [Fact]
    public async Task One_trace_shows_every_trial_from_its_submission_to_its_stored_result_across_processes()
    {
        await observed.RunAsync(servers);
        await ObservedSweep.UntilAsync(() => Task.FromResult(Spans("trial").Count == Trials && Spans("result").Count == Trials && Spans("sweep").Count == 1), "the last span");

        var sweep = Assert.Single(Spans("sweep"));
        Assert.Equal("observed-1", sweep.Attributes["sweep.study"]);
        foreach (var trial in Spans("trial"))
        {
            var placement = Assert.Single(Spans("placement"), span => span.Id == trial.Parent);
            Assert.Equal(sweep.Id, placement.Parent);
            Assert.Equal(trial.Attributes["sweep.trial"], placement.Attributes["sweep.trial"]);
            Assert.Equal(trial.Node, placement.Attributes["sweep.node"]);
            Assert.True(placement.Begin <= sweep.End && placement.End <= trial.End);
            Assert.Equal(["1", "2", "3"], Spans("epoch").Where(epoch => epoch.Parent == trial.Id).OrderBy(epoch => epoch.Begin).Select(epoch => epoch.Attributes["sweep.epoch"]));
            var result = Assert.Single(Spans("result"), span => span.Attributes["sweep.trial"] == trial.Attributes["sweep.trial"]);
            Assert.Contains(trial.Id, Ancestors(result));
        }

        Assert.Equal(Enumerable.Range(1, Trials).Select(n => $"observed-1/{n}"), Spans("trial").Select(trial => trial.Attributes["sweep.trial"]).Order(StringComparer.Ordinal));
        Assert.Equal(["silo-1", "silo-2"], Spans("trial").Select(trial => trial.Node).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Trials * Epochs, Spans("epoch").Count);
    }

    [Fact]
    public async Task Only_submissions_trials_and_requests_begin_traces()
    {
        await observed.RunAsync(servers);

        Assert.DoesNotContain(observed.Received.Spans, span => span.Parent.Length == 0 && span.Name.Contains('/', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sweep.trials", "{trial}")]
    [InlineData("sweep.trials.running", "{trial}")]
    [InlineData("sweep.queue.length", "{trial}")]
    [InlineData("sweep.slots", "{slot}")]
    [InlineData("sweep.trial.duration", "s")]
    [InlineData("sweep.epoch.duration", "s")]
    [InlineData("sweep.training.samples", "{sample}")]
    [InlineData("sweep.store.commit.duration", "s")]
    [InlineData("dotnet.process.cpu.time", "s")]
    [InlineData("dotnet.process.memory.working_set", "By")]
    [InlineData("orleans-catalog-activations", "")]
    [InlineData("http.server.request.duration", "s")]
    public async Task A_metric_comes_under_its_name_and_unit(string name, string unit)
    {
        await observed.RunAsync(servers);

        await ObservedSweep.UntilAsync(() => Task.FromResult(observed.Received.Metrics.Contains((name, unit))), $"{name} {unit}");
    }

    [Fact]
    public async Task Log_lines_carry_study_trial_and_ids_to_console_file_and_receiver()
    {
        await observed.RunAsync(servers);
        const string planned = "Study \"observed-1\" is planned: 8 trials";
        await ObservedSweep.UntilAsync(() => Task.FromResult(observed.Received.Logs.Any(log => log.Body.Contains("is planned", StringComparison.Ordinal))), planned);

        var log = observed.Received.Logs.First(log => log.Body.Contains("is planned", StringComparison.Ordinal));
        Assert.Equal(("observed-1", observed.Trace), (log.Attributes["Study"], log.Trace));
        Assert.Contains(observed.Received.Spans, span => span.Id == log.Span);
        Assert.Contains(observed.Silos.SelectMany(silo => silo.Console), line => line.Contains("is planned", StringComparison.Ordinal) && line.Contains(observed.Trace, StringComparison.Ordinal));
        Assert.Contains(observed.Silos.SelectMany(silo => silo.LogFile()), line => line.Contains("is planned", StringComparison.Ordinal) && line.Contains($"\"@tr\":\"{observed.Trace}\"", StringComparison.Ordinal));
    }

    private List<ExportedSpan> Spans(string name) => [.. observed.Received.Spans.Where(span => span.Name == name && span.Trace == observed.Trace)];

    private IEnumerable<string> Ancestors(ExportedSpan span)
    {
        var all = observed.Received.Spans.ToDictionary(s => s.Id);
        for (var at = span; ; at = all[at.Parent])
        {
            yield return at.Id;
            if (!all.ContainsKey(at.Parent))
                yield break;
        }
    }
}
