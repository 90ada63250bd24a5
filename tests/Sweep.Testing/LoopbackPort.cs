using System.Net;
using System.Net.Sockets;

namespace Sweep.Testing;

/// <summary>Ports on loopback.</summary>
public static class LoopbackPort
{
    /// <summary>One that nobody listens at now, below those that the system gives to outgoing connections.</summary>
    public static int Free()
    {
        const int first = 15_000, last = 31_000;
        // Where to begin depends on the process, so that test programs that run together seldom look at the same ones.
        var start = Environment.ProcessId * 37 % (last - first);
        for (var i = 0; i < last - first; i++)
        {
            var port = first + (start + Interlocked.Increment(ref next)) % (last - first);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException("No port on loopback is free.");
    }

    private static int next;

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
