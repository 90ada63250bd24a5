using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Sweep.Silo.Web;

/// <summary>Where the web server listens.</summary>
internal static class Listening
{
    /// <summary>A socket at the address, or where its port is taken, at a free one beside it.</summary>
    public static Socket AtOrNear(EndPoint address)
    {
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(address);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse && address is IPEndPoint)
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(((IPEndPoint)address).Address, 0));
        }
    }

    /// <summary>The address of a server that has started, such as <c>http://127.0.0.1:8080</c>; null if it serves nobody.</summary>
    public static string? Address(this IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
