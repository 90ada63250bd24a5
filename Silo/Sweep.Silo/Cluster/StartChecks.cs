using System.Net;
using System.Net.Sockets;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Cluster;

/// <summary>What can be found out before joining: addresses are known, ports are free and devices are there.</summary>
internal static class StartChecks
{
    /// <returns>The advertised address, resolved.</returns>
    /// <exception cref="SettingsException">Names everything that is wrong.</exception>
    public static async Task<ClusterAddresses> ResolveAsync(SiloSettings settings)
    {
        var errors = new List<string>();
        var options = settings.Options;
        var advertised = await Resolve(options.AdvertisedAddress, settings.Describe(nameof(SiloOptions.AdvertisedAddress)), errors);
        if (advertised is not null)
        {
            var listening = ClusterSilo.ListeningAddress(advertised);
            CheckFree(new IPEndPoint(listening, options.SiloPort), settings.Describe(nameof(SiloOptions.SiloPort)), errors);
            CheckFree(new IPEndPoint(listening, options.GatewayPort), settings.Describe(nameof(SiloOptions.GatewayPort)), errors);
        }

        var http = await ResolveHttp(settings, errors);
        if (http is not null)
            CheckFree(http, settings.Describe(nameof(SiloOptions.Http)), errors);
        DeviceChecks.Check(settings, errors);
        return errors.Count == 0 ? new ClusterAddresses(advertised!, http) : throw new SettingsException(errors);
    }

    /// <summary>For a silo that is no cluster's.</summary>
    /// <returns>Where to serve HTTP; null for nowhere.</returns>
    /// <exception cref="SettingsException">Names everything that is wrong.</exception>
    public static async Task<IPEndPoint?> ResolveHttpAsync(SiloSettings settings)
    {
        var errors = new List<string>();
        var http = await ResolveHttp(settings, errors);
        DeviceChecks.Check(settings, errors);
        return errors.Count == 0 ? http : throw new SettingsException(errors);
    }

    private static async Task<IPEndPoint?> ResolveHttp(SiloSettings settings, List<string> errors)
    {
        var setting = settings.Describe(nameof(SiloOptions.Http));
        if (SettingTable.HostAndPort(settings.Options.Http) is not { } place || await Resolve(place.Host, setting, errors) is not { } address)
            return null;
        if (!IPAddress.IsLoopback(address) && !settings.Options.Guarded)
            errors.Add($"{setting}: {settings.Options.Http} is reached from other machines, and whoever reaches it could do anything; set SWEEP_TOKEN, or SWEEP_TOKEN_FILE to a file that holds it, or listen at 127.0.0.1, or name an OpenID Connect provider (SWEEP_OIDC_AUTHORITY).");
        return new IPEndPoint(address, place.Port);
    }

    private static async Task<IPAddress?> Resolve(string host, string setting, List<string> errors)
    {
        try
        {
            return IPAddress.TryParse(host, out var address) ? address : (await Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork))[0];
        }
        catch (SocketException e)
        {
            errors.Add($"{setting}: the host '{host}' is not known: {e.Message}");
            return null;
        }
    }

    private static void CheckFree(IPEndPoint endpoint, string setting, List<string> errors)
    {
        try
        {
            using var listener = new TcpListener(endpoint);
            listener.Start();
        }
        catch (SocketException e)
        {
            errors.Add(e.SocketErrorCode is SocketError.AddressAlreadyInUse
                ? $"{setting}: port {endpoint.Port} is in use by another program; stop it, or name another port."
                : $"{setting}: cannot listen at {endpoint}: {e.Message}");
        }
    }
}

/// <param name="Advertised">Where others reach the silo.</param>
/// <param name="Http">Where HTTP is served; null if nowhere.</param>
internal sealed record ClusterAddresses(IPAddress Advertised, IPEndPoint? Http);
