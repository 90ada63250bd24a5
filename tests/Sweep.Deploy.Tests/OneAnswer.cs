using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sweep.Deploy.Tests;

/// <summary>An HTTP server that gives one answer to one request.</summary>
internal sealed class OneAnswer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private OneAnswer(string status)
    {
        listener.Start();
        Request = Answer(status);
    }

    public string Port => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    public Task<string> Request { get; }

    public static OneAnswer Listen(string status) => new(status);

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await Request;
    }

    private async Task<string> Answer(string status)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        var request = await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { Length: > 0 }) { }
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return request ?? "";
    }
}
