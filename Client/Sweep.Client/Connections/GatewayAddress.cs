using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sweep.Client;

/// <summary>A gateway's address as people write it, <c>HOST:PORT</c>.</summary>
internal static class GatewayAddress
{
    /// <exception cref="ClusterUnavailableException">It is no address, or its host is not known.</exception>
    public static async Task<IPEndPoint> ResolveAsync(string address, CancellationToken cancellation)
    {
        var colon = address.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > ushort.MaxValue)
            throw new ClusterUnavailableException($"'{address}' is not a cluster's address; it is HOST:PORT, for example 10.0.0.5:30000.");
        try
        {
            return new IPEndPoint((await Dns.GetHostAddressesAsync(address[..colon], AddressFamily.InterNetwork, cancellation))[0], port);
        }
        catch (SocketException e)
        {
            throw new ClusterUnavailableException($"The cluster's host in '{address}' is not known: {e.Message}", e);
        }
    }
}
