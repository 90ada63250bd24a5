using System.Collections.Frozen;
using System.Globalization;
using OpenTelemetry.Trace;

namespace Sweep.Silo.Telemetry;

/// <summary>
/// Lets a trace begin with a submission, a trial or a request over HTTP, and hands those to another sampler. Nodes call the
/// scheduler four times a second and the store commits by itself: each would be a trace that nobody looks for.
/// </summary>
internal sealed class BeginningsSampler(Sampler sampler) : Sampler
{
    private static readonly FrozenSet<string> Beginnings =
        new[] { "sweep", "placement", "trial", "Microsoft.AspNetCore.Hosting.HttpRequestIn" }.ToFrozenSet(StringComparer.Ordinal);

    public override SamplingResult ShouldSample(in SamplingParameters parameters) =>
        parameters.ParentContext.TraceId == default && !Beginnings.Contains(parameters.Name)
            ? new SamplingResult(SamplingDecision.Drop)
            : sampler.ShouldSample(parameters);

    /// <summary>Over what OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG ask for.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    public static BeginningsSampler FromEnvironment(Func<string, string?> variable)
    {
        var ratio = double.TryParse(variable("OTEL_TRACES_SAMPLER_ARG"), CultureInfo.InvariantCulture, out var share) ? Math.Clamp(share, 0, 1) : 1;
        return new BeginningsSampler(variable("OTEL_TRACES_SAMPLER") switch
        {
            "always_on" => new AlwaysOnSampler(),
            "always_off" => new AlwaysOffSampler(),
            "traceidratio" => new TraceIdRatioBasedSampler(ratio),
            "parentbased_always_off" => new ParentBasedSampler(new AlwaysOffSampler()),
            "parentbased_traceidratio" => new ParentBasedSampler(new TraceIdRatioBasedSampler(ratio)),
            _ => new ParentBasedSampler(new AlwaysOnSampler()),
        });
    }
}
