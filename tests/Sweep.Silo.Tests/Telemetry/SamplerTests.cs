using System.Diagnostics;
using OpenTelemetry.Trace;
using Sweep.Silo.Telemetry;

namespace Sweep.Silo.Tests.Telemetry;

public sealed class SamplerTests
{
    private static readonly ActivityContext Recorded = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);

    private static readonly ActivityContext Dropped = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);

    [Theory]
    [InlineData("sweep", true)]
    [InlineData("trial", true)]
    [InlineData("placement", true)]
    [InlineData("Microsoft.AspNetCore.Hosting.HttpRequestIn", true)]
    [InlineData("ISchedulerGrain/Pull", false)]
    [InlineData("postgresql", false)]
    public void A_trace_begins_only_where_a_story_does(string name, bool kept) => Assert.Equal(kept, Keeps(name, default));

    [Fact]
    public void What_belongs_to_a_trace_shares_its_fate()
    {
        Assert.True(Keeps("ITrialGrain/Report", Recorded));
        Assert.False(Keeps("trial", Dropped));
    }

    [Theory]
    [InlineData("always_off", "1", false)]
    [InlineData("parentbased_always_off", "1", false)]
    [InlineData("traceidratio", "0", false)]
    [InlineData("parentbased_traceidratio", "0", false)]
    [InlineData("parentbased_traceidratio", "1", true)]
    [InlineData("always_on", "0", true)]
    public void The_sampler_of_the_environment_decides_on_beginnings(string sampler, string argument, bool kept) =>
        Assert.Equal(kept, Keeps("trial", default, sampler, argument));

    private static bool Keeps(string name, ActivityContext parent, string? sampler = null, string? argument = null) =>
        BeginningsSampler.FromEnvironment(variable => variable == "OTEL_TRACES_SAMPLER" ? sampler : argument)
            .ShouldSample(new SamplingParameters(parent, ActivityTraceId.CreateRandom(), name, ActivityKind.Internal)).Decision is SamplingDecision.RecordAndSample;
}
