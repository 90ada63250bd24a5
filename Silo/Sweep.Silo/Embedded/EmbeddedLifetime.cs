using System.Net;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sweep.Contracts;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;
using Sweep.Silo.Web;

namespace Sweep.Silo.Embedded;

/// <summary>
/// Ties the silo's life to those who use it. The command that started it holds its standard input open; once that
/// closes, however the command ended, the silo stops as soon as nobody has called or had a page open for a while. A command that said
/// <c>detach</c> leaves it to finish the studies that run.
/// </summary>
internal sealed class EmbeddedLifetime(
    SiloOptions options, IOptions<EndpointOptions> endpoint, IServer server, CallerActivity callers, ISweepStore store,
    IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    /// <summary>What the starting command waits for on standard output, followed by the gateway's address.</summary>
    private const string Ready = "ready";

    /// <summary>Then it waits for this, followed by the address of the pages, if any: the web server starts after the silo.</summary>
    private const string Pages = "pages";

    private const string Detach = "detach";

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
            var detached = await StarterGone(stoppingToken);
            do
            {
                await File.WriteAllTextAsync(file, gateway.ToString(), stoppingToken);
                while (callers.SinceLastCall < options.Linger || (detached && await StudiesRun()))
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

    /// <summary>Waits until standard input ends; true if the starter asked to be left alone.</summary>
    private static async Task<bool> StarterGone(CancellationToken stoppingToken)
    {
        var detached = false;
        while (await Console.In.ReadLineAsync(stoppingToken) is { } line)
            detached |= line == Detach;
        return detached;
    }

    private async Task<bool> StudiesRun() =>
        (await store.ListStudies()).Any(study => study.State is StudyState.Running);
}
