using System.Net;
using Sweep.Client;
using Sweep.Contracts;

namespace Sweep.Cli.Embedded;

/// <summary>
/// A client of the cluster that was named, of the embedded silo that runs already, or of one started for this command.
/// </summary>
internal sealed class SiloConnection : IAsyncDisposable
{
    /// <summary>Time for a silo that is just stopping to let go of the store, or one just starting to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Time for an answer of a silo that has withdrawn its address: it is about to stop, and a call that comes too late for it
    /// is answered by nobody.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Time for the silo that another command is starting.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly SiloProcess? process;

    private SiloConnection(SweepClient client, bool embedded, SiloProcess? process = null, Uri? pages = null)
    {
        Client = client;
        Embedded = embedded;
        Pages = pages;
        this.process = process;
    }

    public SweepClient Client { get; }

    /// <summary>True if the silo is this user's own on loopback, whoever started it.</summary>
    public bool Embedded { get; }

    /// <summary>Where the silo that this command started serves its pages; null for any other.</summary>
    public Uri? Pages { get; }

    /// <exception cref="ClusterUnavailableException">Nothing answers at the cluster's address.</exception>
    /// <exception cref="SiloStartException">The embedded silo cannot start; the message says why.</exception>
    public static async Task<SiloConnection> OpenAsync(SiloConnectionOptions options, CancellationToken cancellation) =>
        options.Cluster is { } address
            ? new SiloConnection(await SweepClient.ConnectAsync(address, options.ClusterName, cancellation), embedded: false)
            : await OpenEmbedded(options, TimeProvider.System, cancellation);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        process?.Dispose();
    }

    private static async Task<SiloConnection> OpenEmbedded(SiloConnectionOptions options, TimeProvider time, CancellationToken cancellation)
    {
        for (var begun = time.GetTimestamp(); ; await Task.Delay(RetryDelay, time, cancellation))
        {
            if (await Running(options.Home, time, cancellation) is { } client)
                return new SiloConnection(client, embedded: true);
            using var turn = StartTurn.Take(options.Home);
            if (turn is null && time.GetElapsedTime(begun) < StartPatience)
                continue;
            try
            {
                // It may have been started since it was looked for.
                return await Running(options.Home, time, cancellation) is { } started
                    ? new SiloConnection(started, embedded: true)
                    : await Start(options, cancellation);
            }
            catch (SiloStartException e) when (e.StoreInUse && time.GetElapsedTime(begun) < Patience)
            {
                // One that is just stopping lets go of it in a moment.
            }
        }
    }

    private static async Task<SiloConnection> Start(SiloConnectionOptions options, CancellationToken cancellation)
    {
        var process = SiloProcess.Start(options);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            // Its web server starts while the client connects.
            var connecting = SweepClient.ConnectAsync(await process.ReadyAsync(cancellation), failed.Token);
            var pages = await process.ServingAsync(cancellation);
            return new SiloConnection(await connecting, embedded: true, process, pages);
        }
        catch
        {
            await failed.CancelAsync();
            process.Dispose();
            throw;
        }
    }

    /// <summary>A client of the silo whose address the home's file holds, if it still answers.</summary>
    private static async Task<SweepClient?> Running(string home, TimeProvider time, CancellationToken cancellation)
    {
        if (await AddressIn(home, cancellation) is not { } address || !IPEndPoint.TryParse(address, out var gateway))
            return null;
        var asking = Ask(gateway, cancellation);
        for (long? withdrawn = null; !asking.IsCompleted && (withdrawn is not { } since || time.GetElapsedTime(since) < Grace);)
        {
            await Task.WhenAny(asking, Task.Delay(RetryDelay, time, cancellation));
            withdrawn = await AddressIn(home, cancellation) == address ? null : withdrawn ?? time.GetTimestamp();
        }

        if (asking.IsCompleted)
            return await asking;
        _ = Discard(asking);
        return null;
    }

    private static async Task<string?> AddressIn(string home, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(SweepHome.GatewayFile(home), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The client, if the silo answers it: a silo about to stop may still take connections, and its first call keeps it.</summary>
    private static async Task<SweepClient?> Ask(IPEndPoint gateway, CancellationToken cancellation)
    {
        SweepClient? client = null;
        try
        {
            client = await SweepClient.ConnectAsync(gateway, cancellation);
            await client.GetNodesAsync();
            return client;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or ClusterUnavailableException)
        {
            if (client is not null)
                await client.DisposeAsync();
            return null;
        }
    }

    private static async Task Discard(Task<SweepClient?> asking)
    {
        if (await asking is { } client)
            await client.DisposeAsync();
    }
}
