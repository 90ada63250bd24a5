using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;

namespace Sweep.Grains.Tests.Storage.Checkpoints;

/// <summary>
/// As much of S3 as checkpoints need, in memory: objects of one bucket are put, got, deleted and listed, path-style.
/// The AWS SDK is pointed to it by its own environment variables, as a node's would be.
/// </summary>
internal sealed class S3Server : IDisposable
{
    public const string Bucket = "checkpoints";

    /// <summary>Small, so that a study's objects take several pages.</summary>
    private const int PageSize = 3;

    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly Lazy<S3Server> Shared = new(() => new S3Server());

    private readonly ConcurrentDictionary<string, byte[]> objects = new();
    private readonly HttpListener listener = new();

    private S3Server()
    {
        var endpoint = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(endpoint);
        listener.Start();
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_S3", endpoint);
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        _ = Serve();
    }

    /// <summary>The one server of this process, whose environment is shared by all tests.</summary>
    public static S3Server Instance => Shared.Value;

    public IEnumerable<string> Keys(string prefix) => objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public void Set(string key, byte[] bytes) => objects[key] = bytes;

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            var context = await listener.GetContextAsync();
            _ = Task.Run(async () =>
            {
                await Answer(context.Request, context.Response);
                context.Response.Close();
            });
        }
    }

    private async Task Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = Uri.UnescapeDataString(request.RawUrl!.Split('?')[0]).TrimStart('/').Split('/', 2);
        if (path[0] != Bucket)
        {
            await Refuse(response, 404, "NoSuchBucket");
            return;
        }

        if (request.Headers["Authorization"] is null)
        {
            await Refuse(response, 403, "AccessDenied");
            return;
        }

        var key = path.ElementAtOrDefault(1) ?? "";
        switch (request.HttpMethod)
        {
            case "GET" when key.Length == 0:
                await List(request, response);
                break;
            case "GET" when objects.TryGetValue(key, out var found):
                await response.OutputStream.WriteAsync(found);
                break;
            case "GET":
                await Refuse(response, 404, "NoSuchKey");
                break;
            case "PUT":
                var body = new MemoryStream();
                await request.InputStream.CopyToAsync(body);
                objects[key] = body.ToArray();
                break;
            case "DELETE":
                objects.TryRemove(key, out _);
                response.StatusCode = 204;
                break;
            default:
                await Refuse(response, 501, "NotImplemented");
                break;
        }
    }

    private Task List(HttpListenerRequest request, HttpListenerResponse response)
    {
        var after = request.QueryString["continuation-token"] ?? "";
        var found = Keys(request.QueryString["prefix"] ?? "").Where(key => string.CompareOrdinal(key, after) > 0).ToList();
        var page = found.Take(PageSize).ToList();
        var more = found.Count > page.Count;
        return Write(response, new XElement(
            Names + "ListBucketResult",
            new XElement(Names + "Name", Bucket),
            new XElement(Names + "KeyCount", page.Count),
            new XElement(Names + "IsTruncated", more ? "true" : "false"),
            more ? new XElement(Names + "NextContinuationToken", page[^1]) : null,
            page.Select(key => new XElement(
                Names + "Contents",
                new XElement(Names + "Key", key),
                new XElement(Names + "Size", objects[key].Length.ToString(CultureInfo.InvariantCulture))))));
    }

    private static Task Refuse(HttpListenerResponse response, int status, string code)
    {
        response.StatusCode = status;
        return Write(response, new XElement("Error", new XElement("Code", code), new XElement("Message", $"It says {code}.")));
    }

    private static async Task Write(HttpListenerResponse response, XElement answer)
    {
        response.ContentType = "application/xml";
        await response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer.ToString(SaveOptions.DisableFormatting)));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
