using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Formats.Json;

namespace Sweep.Silo.Api;

/// <summary>
/// A study's progress as events. An event's id says what it showed, so whoever comes back with the last one's hears of what
/// has changed since.
/// </summary>
internal sealed class StudyWatch(IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    /// <summary>Intervals without news after which a sign of life is sent: 10 s, less than proxies wait.</summary>
    private const int QuietIntervals = 20;

    private static readonly JsonSerializerOptions Json = ResultJson.Options(indented: false);

    /// <summary>Events until the study no longer runs; the last shows how it ended.</summary>
    public async IAsyncEnumerable<SseItem<StudyProgress?>> EventsAsync(string study, string last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        using var beat = new PeriodicTimer(Interval, time);
        var quiet = 0;
        do
        {
            if (await ProgressAsync(study) is not { } progress)
                yield break;
            var id = IdOf(progress);
            if (id != last)
                yield return new SseItem<StudyProgress?>(progress, "progress") { EventId = id, ReconnectionInterval = ReconnectAfter };
            else if (++quiet % QuietIntervals == 0)
                yield return new SseItem<StudyProgress?>(null, "heartbeat");
            quiet = id == last ? quiet : 0;
            last = id;
            if (progress.State is not StudyState.Running)
                yield break;
        }
        while (await NextAsync(beat, stop.Token));
    }

    /// <summary>The same for two looks that show the same.</summary>
    public static string IdOf(StudyProgress progress) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(progress with { Remaining = null }, Json)))[..16];

    private async Task<StudyProgress?> ProgressAsync(string study)
    {
        try
        {
            return await grains.GetGrain<ISweepGrain>(study).GetProgress();
        }
        catch (StudyNotFoundException)
        {
            // Deleted while it was watched.
            return null;
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer beat, CancellationToken cancellation)
    {
        try
        {
            return await beat.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
