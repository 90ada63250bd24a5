using System.Diagnostics;

namespace Sweep.Testing;

/// <summary>
/// A real PostgreSQL on loopback with a data folder of its own, that can be killed and started again. Root may not run
/// one, so as root it runs as the user that the package made.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "sweep";

    private const string Password = "sweep-test";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-postgres-");
    private readonly ServerProcess server;
    private int databases;

    private PostgresServer(bool synced)
    {
        Port = LoopbackPort.Free();
        var (program, arguments) = AsUser(
            Tool("postgres")!,
            "-D", Data, "-p", $"{Port}", "-k", folder.FullName, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200", "-c", $"fsync={(synced ? "on" : "off")}");
        server = new ServerProcess(program, arguments, Port);
    }

    /// <summary>Why there is none on this machine, or null.</summary>
    public static string? Missing => Tool("postgres") is null || Tool("initdb") is null ? "PostgreSQL's server is not installed" : null;

    public int Port { get; }

    private string Data => Path.Combine(folder.FullName, "data");

    /// <param name="synced">
    /// Whether it waits for the disk, as in earnest. Tests need not: what a killed server has written, the machine still knows.
    /// </param>
    public static async Task<PostgresServer> StartAsync(bool synced = false)
    {
        if (Missing is { } reason)
            throw new InvalidOperationException(reason);
        var server = new PostgresServer(synced);
        await server.Initialise();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it after a kill, at the same port and with what it kept.</summary>
    public async Task StartAgainAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await server.StartAsync();
                break;
            }
            catch (InvalidOperationException) when (tries < 20)
            {
                // It will not start while one of the killed processes is still in its memory.
                await Task.Delay(Interval, TimeProvider.System);
            }
        }

        // It listens before it has recovered, and answers only after.
        while (!await AnswersAsync())
            await Task.Delay(Interval, TimeProvider.System);
    }

    /// <summary>All its processes at once.</summary>
    public Task KillAsync() => server.KillAsync();

    /// <summary>Refuses new transactions that write, as with a full disk, or takes them again, from its return on.</summary>
    public async Task TakeWritesAsync(bool take)
    {
        var readOnly = take ? "off" : "on";
        await RunAsync($"alter system set default_transaction_read_only = {readOnly}");
        await RunAsync("select pg_reload_conf()");
        // Once a new session knows, every older one has been told before its next command.
        while ((await RunAsync("show default_transaction_read_only")).Trim() != readOnly)
            await Task.Delay(Interval, TimeProvider.System);
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"sweep_{Interlocked.Increment(ref databases)}";
        await RunAsync($"create database {name}");
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username={User};Password={Password};Database={database}";

    /// <summary>The connection string, changed to reach the server without a network.</summary>
    public string OverSocket(string connectionString) => connectionString.Replace("Host=127.0.0.1", $"Host={folder.FullName}", StringComparison.Ordinal);

    /// <summary>Runs SQL as the server's owner.</summary>
    /// <returns>What psql printed.</returns>
    public Task<string> RunAsync(string sql, string database = "postgres") => Run(
        Tool("psql")!, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", folder.FullName, "-p", $"{Port}", "-U", User, "-d", database, "-c", sql);

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await RunAsync("select 1");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private async Task Initialise()
    {
        var password = Path.Combine(folder.FullName, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
            await Start("chown", ["-R", "postgres", folder.FullName]);
        await Run(Tool("initdb")!, "-D", Data, "-U", User, "-A", "scram-sha-256", "--auth-local=trust", "--pwfile", password, "-E", "UTF8", "--no-locale", "--no-instructions", "--no-sync");
    }

    private static Task<string> Run(string program, params string[] arguments)
    {
        var (file, all) = AsUser(program, arguments);
        return Start(file, all);
    }

    private static async Task<string> Start(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    private static (string Program, string[] Arguments) AsUser(string program, params string[] arguments) =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            ? (Programs.Find("setpriv", "/usr/bin")!, ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : (program, arguments);

    /// <summary>Debian keeps the server's programs out of PATH, in a folder a version.</summary>
    private static string? Tool(string name) => Programs.Find(
        name, Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : []);
}
