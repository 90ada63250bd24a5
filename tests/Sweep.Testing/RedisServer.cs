namespace Sweep.Testing;

/// <summary>A real Redis on loopback that keeps what it was told, through kills too.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-redis-");
    private readonly ServerProcess server;

    private RedisServer(string program)
    {
        Port = LoopbackPort.Free();
        server = new ServerProcess(
            program,
            ["--port", $"{Port}", "--bind", "127.0.0.1", "--unixsocket", Socket, "--dir", folder.FullName, "--appendonly", "yes", "--appendfsync", "always", "--save", ""],
            Port);
    }

    /// <summary>Why there is none on this machine, or null.</summary>
    public static string? Missing => Program is null ? "redis-server is not installed" : null;

    public int Port { get; }

    /// <summary>Reaches it without a network.</summary>
    public string SocketConnectionString => $"!{Socket}";

    private string Socket => Path.Combine(folder.FullName, "redis.sock");

    public string ConnectionString => $"127.0.0.1:{Port}";

    private static string? Program => Programs.Find("redis-server", "/usr/bin", "/usr/local/bin");

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer(Program ?? throw new InvalidOperationException(Missing));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it after a kill, at the same port and with what it kept.</summary>
    public Task StartAgainAsync() => server.StartAsync();

    public Task KillAsync() => server.KillAsync();

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
