using System.Collections.Concurrent;
using System.Diagnostics;
using Sweep.Grains.Telemetry;
using Sweep.Grains.Tests.Coordination;

namespace Sweep.Grains.Tests.Telemetry;

public sealed class SpanTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = [];
    private readonly ActivityListener listener;
    private ActivityTraceId? dropped;
    private int drops;

    public SpanTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SweepTelemetry.Name,
            // Of one trace a placement is dropped, as a sampler does with a share of them.
            Sample = (ref options) => options.Name == "placement" && options.Parent.TraceId == dropped && Interlocked.Increment(ref drops) == 1
                ? ActivitySamplingResult.None
                : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_trial_is_traced_from_its_submission_through_every_attempt()
    {
        var failures = 1;
        await using var silo = await TestSilo.StartAsync(new ScriptedTrainer((_, epoch, _) =>
        {
            if (epoch == 2 && Interlocked.Decrement(ref failures) == 0)
                throw new InvalidOperationException("once");
        }));
        await silo.SubmitAsync("traced-1", configurations: 1, epochs: 2);
        await silo.WaitForEndAsync("traced-1");
        await silo.WaitAsync("traced-1", _ => Of("traced-1").Count(span => span.OperationName == "trial") == 2);

        var sweep = Single("sweep");
        Assert.Equal(sweep.Id, (await silo.Store.GetStudy("traced-1"))!.Trace);
        var placements = Of("traced-1").Where(span => span.OperationName == "placement").OrderBy(Attempt).ToList();
        Assert.All(placements, placement => Assert.Equal(sweep.Id, placement.ParentId));
        var trials = Of("traced-1").Where(span => span.OperationName == "trial").OrderBy(Attempt).ToList();
        Assert.Equal(placements.Select(placement => placement.Id), trials.Select(trial => trial.ParentId));
        Assert.Equal([(1, ActivityStatusCode.Error), (2, ActivityStatusCode.Unset)], trials.Select(trial => (Attempt(trial), trial.Status)));
        var epochs = spans.Where(span => span.OperationName == "epoch" && span.TraceId == sweep.TraceId).ToList();
        Assert.Equal([(trials[0].Id, 1), (trials[1].Id, 1), (trials[1].Id, 2)], epochs.Select(epoch => (epoch.ParentId, (int)epoch.GetTagItem("sweep.epoch")!)));

        Activity Single(string name) => Assert.Single(Of("traced-1"), span => span.OperationName == name);
    }

    [Fact]
    public async Task A_trial_of_a_large_study_has_a_trace_of_its_own_that_leads_back()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.SubmitAsync("traced-2", configurations: 1001);
        await silo.WaitAsync("traced-2", progress => progress.Trials.Queued == 1001);

        await silo.Scheduler.Pull(new("a", [new("cpu", 1001, 0)], "1", DateTimeOffset.UnixEpoch, []));

        var sweep = Assert.Single(Of("traced-2"), span => span.OperationName == "sweep");
        var placements = Of("traced-2").Where(span => span.OperationName == "placement").ToList();
        Assert.Equal(1001, placements.Count);
        var own = Assert.Single(placements, placement => placement.TraceId != sweep.TraceId);
        Assert.Equal("traced-2/1001", own.GetTagItem("sweep.trial"));
        Assert.Equal(sweep.Context.SpanId, Assert.Single(own.Links).Context.SpanId);
    }

    [Fact]
    public async Task Where_some_are_not_sampled_each_trial_still_gets_its_own_context()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.SubmitAsync("traced-3", configurations: 3);
        dropped = Assert.Single(Of("traced-3"), span => span.OperationName == "sweep").TraceId;

        var answer = await silo.Scheduler.Pull(new("a", [new("cpu", 3, 0)], "1", DateTimeOffset.UnixEpoch, []));

        var contexts = Of("traced-3").Where(span => span.OperationName == "placement").ToDictionary(span => (string)span.GetTagItem("sweep.trial")!, span => span.Id);
        Assert.Equal(["traced-3/2", "traced-3/3"], contexts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(answer.Start.Select(lease => contexts.GetValueOrDefault(lease.Trial.ToString())), answer.Traces);
    }

    private IEnumerable<Activity> Of(string study) => spans.Where(span => (string?)span.GetTagItem("sweep.study") == study);

    private static int Attempt(Activity span) => (int)span.GetTagItem("sweep.attempt")!;
}
