using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sweep.Testing;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP, as a collector would, and reads it by field numbers of OTLP's definition.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, ProtoMessage Request)> received = new();

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Endpoint { get; } = $"http://127.0.0.1:{LoopbackPort.Free()}";

    public IReadOnlyList<ExportedSpan> Spans => [.. Items("traces").Select(item => ExportedSpan.Read(item.Resource, item.Item))];

    public IReadOnlyList<ExportedLog> Logs => [.. Items("logs").Select(item => ExportedLog.Read(item.Resource, item.Item))];

    /// <summary>Names of the metrics, with their units.</summary>
    public IReadOnlySet<(string Name, string Unit)> Metrics => Items("metrics").Select(item => (item.Item.Text(1), item.Item.Text(3))).ToHashSet();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/{signal}", receiver.Receive);
        receiver.app.Urls.Add(receiver.Endpoint);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Receive(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        received.Enqueue((signal, new ProtoMessage(body.ToArray())));
        return Results.Bytes([], "application/x-protobuf");
    }

    /// <summary>All three signals nest alike: resources, scopes, and in field 2 of a scope the items.</summary>
    private IEnumerable<(Dictionary<string, string> Resource, ProtoMessage Item)> Items(string signal) =>
        from request in received
        where request.Signal == signal
        from resource in request.Request.All(1)
        let attributes = resource.All(1).Single().Attributes(1)
        from item in resource.At(2, 2)
        select (attributes, item);
}

/// <summary>A span as it was sent.</summary>
internal sealed record ExportedSpan(
    string Node, string Trace, string Id, string Parent, string Name, ulong Begin, ulong End, Dictionary<string, string> Attributes)
{
    public static ExportedSpan Read(Dictionary<string, string> resource, ProtoMessage span) => new(
        resource["service.instance.id"], span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Number(7), span.Number(8), span.Attributes(9));
}

/// <summary>A log line as it was sent.</summary>
internal sealed record ExportedLog(string Node, string Body, string Trace, string Span, Dictionary<string, string> Attributes)
{
    public static ExportedLog Read(Dictionary<string, string> resource, ProtoMessage log) => new(
        resource["service.instance.id"], log.All(5).Single().AnyValue(), log.Hex(9), log.Hex(10), log.Attributes(6));
}
