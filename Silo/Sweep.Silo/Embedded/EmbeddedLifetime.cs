using System.Net;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sweep.Contracts;
using Sweep.Contracts.Results;
using Sweep.Grains.Coordination;
using Sweep.Grains.Storage;
using Sweep.Silo.Web;

namespace Sweep.Silo.Embedded;

/// <summary>
/// Ties the silo's life to those who use it. The command that started it holds its standard input open; once that
/// closes, however the command ended, the silo stops as soon as nobody has called or had a page open for a while, and the
/// studies that run without anybody who waits for them have ended.
/// </summary>
internal sealed class EmbeddedLifetime(
    SiloOptions options, IOptions<EndpointOptions> endpoint, IServer server, CallerActivity callers, ISweepStore store,
    DetachedStudies detached, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    /// <summary>What the starting command waits for on standard output, followed by the gateway's address.</summary>
    private const string Ready = "ready";

    /// <summary>Then it waits for this, followed by the address of the pages, if any: the web server starts after the silo.</summary>
    private const string Pages = "pages";

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Time from reading the silo's address to the first call, amply.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A Ctrl-C in the terminal reaches every process there; the command decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);

        var gateway = new IPEndPoint(IPAddress.Loopback, endpoint.Value.GatewayPort);
        var file = SweepHome.GatewayFile(options.Home);
        await File.WriteAllTextAsync(file, gateway.ToString(), stoppingToken);
        try
        {
            Console.WriteLine($"{Ready} {gateway}");
            await Started(stoppingToken);
            Console.WriteLine($"{Pages} {server.Address()}".TrimEnd());
            await StarterGone(stoppingToken);
            do
            {
                await File.WriteAllTextAsync(file, gateway.ToString(), stoppingToken);
                while (callers.SinceLastCall < options.Linger || await StudiesRun())
                    await Task.Delay(CheckInterval, time, stoppingToken);

                // Whoever read the address a moment ago may be about to call; whoever comes later finds none.
                File.Delete(file);
                await Task.Delay(Grace, time, stoppingToken);
            }
            while (callers.SinceLastCall < options.Linger);
        }
        finally
        {
            File.Delete(file);
            lifetime.StopApplication();
        }
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    /// <summary>Waits until standard input ends.</summary>
    private static async Task StarterGone(CancellationToken stoppingToken)
    {
        while (await Console.In.ReadLineAsync(stoppingToken) is not null)
        {
        }
    }

    private async Task<bool> StudiesRun() =>
        (await store.ListStudies()).Any(study => study.State is StudyState.Running && detached.Contains(study.Id));
}
