using System.Diagnostics;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>This process as a client that traces: what it calls within is part of its trace.</summary>
internal sealed class TracedSubmission : IDisposable
{
    private const string Name = "Sweep.Silo.Tests";

    private readonly ActivitySource source = new(Name);
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = source => source.Name is Name or "Microsoft.Orleans.Application",
        Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
    };
    private readonly Activity span;

    public TracedSubmission()
    {
        ActivitySource.AddActivityListener(listener);
        span = source.StartActivity("submit")!;
    }

    public string Trace => span.TraceId.ToHexString();

    public void Dispose()
    {
        span.Dispose();
        listener.Dispose();
        source.Dispose();
    }
}
