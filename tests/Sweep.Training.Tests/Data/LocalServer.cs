using System.Net;
using System.Net.Sockets;

namespace Sweep.Training.Tests.Data;

/// <summary>An HTTP server on loopback that gives one file, and misbehaves on request.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener listener = new();

    public LocalServer(byte[] content)
    {
        Content = content;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }
    public byte[] Content { get; set; }
    public string? ETag { get; set; } = "\"v1\"";
    public bool HonoursRange { get; set; } = true;
    public bool HonoursIfRange { get; set; } = true;
    public bool TellsLength { get; set; } = true;
    public int Status { get; set; } = 200;

    /// <summary>Breaks the connection after this many bytes of the next answer.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>The Range header of each request, in order; null where there was none.</summary>
    public List<string?> Ranges { get; } = [];

    /// <summary>Does not wait for <see cref="ServeAsync"/>: a listener that is closed just as it is asked for a request may never answer.</summary>
    public void Dispose() => listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                if (!listener.IsListening)
                    return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var range = context.Request.Headers["Range"];
        Ranges.Add(range);
        var response = context.Response;
        if (Status != 200)
        {
            response.StatusCode = Status;
            response.Close();
            return;
        }

        var offset = OffsetOf(context.Request, range);
        if (offset > Content.Length)
        {
            response.StatusCode = 416;
            response.Close();
            return;
        }

        if (offset > 0)
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {offset}-{Content.Length - 1}/{Content.Length}";
        }

        if (ETag is not null)
            response.Headers["ETag"] = ETag;
        if (TellsLength)
            response.ContentLength64 = Content.Length - offset;
        else
            response.SendChunked = true;
        var count = BreakAfter ?? Content.Length - offset;
        await response.OutputStream.WriteAsync(Content.AsMemory(offset, count));
        if (BreakAfter is null)
        {
            response.Close();
            return;
        }

        BreakAfter = null;
        await response.OutputStream.FlushAsync();
        response.Abort();
    }

    private int OffsetOf(HttpListenerRequest request, string? range)
    {
        if (range is null || !HonoursRange)
            return 0;
        if (HonoursIfRange && request.Headers["If-Range"] is { } wanted && wanted != ETag)
            return 0;
        return int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
