using System.Diagnostics.Metrics;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Telemetry;

/// <summary>What a node runs and has room for, asked of it whenever somebody reads.</summary>
internal sealed class NodeMeter : IDisposable
{
    private readonly Func<NodeReport> report;
    private readonly Meter meter = new(SweepTelemetry.Name);

    public NodeMeter(Func<NodeReport> report)
    {
        this.report = report;
        meter.CreateObservableUpDownCounter("sweep.trials.running", Running, "{trial}", "Trials that this node trains.");
        meter.CreateObservableUpDownCounter("sweep.slots", Slots, "{slot}", "This node's slots, by what they do.");
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<int>> Running() => report().Running
        .CountBy(lease => lease.Trial.Study)
        .Select(study => new Measurement<int>(study.Value, new KeyValuePair<string, object?>("study", study.Key)));

    private IEnumerable<Measurement<int>> Slots()
    {
        var node = report();
        foreach (var device in node.Devices.Where(device => device.Slots > 0))
        {
            yield return Of(device, "busy", device.Busy);
            yield return Of(device, "free", node.Draining ? 0 : device.Free);
            yield return Of(device, "draining", node.Draining ? device.Free : 0);
        }
    }

    private static Measurement<int> Of(NodeDevice device, string state, int slots) =>
        new(slots, new KeyValuePair<string, object?>("state", state), new KeyValuePair<string, object?>("device", device.Name));
}
