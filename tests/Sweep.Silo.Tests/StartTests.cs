using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sweep.Silo.Tests;

/// <summary>Silos that cannot start, as processes: they end with exit code 2 and say why.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly TcpListener taken = new(IPAddress.Loopback, 0);

    public StartTests() => taken.Start();

    private string TakenPort => ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        taken.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task Mistakes_are_said_a_line_each()
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, ("SWEEP_SLOTS", "none"), ("SWEEP_SILO_PORT", "99999"));

        Assert.Equal(2, code);
        Assert.Equal(2, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("SiloPort", "SWEEP_SILO_PORT")]
    [InlineData("GatewayPort", "SWEEP_GATEWAY_PORT")]
    public async Task A_port_in_use_is_named_with_its_setting(string setting, string variable)
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, [.. Cluster("1"), (variable, TakenPort)]);

        Assert.Equal(2, code);
        Assert.Contains($"{setting} ({variable} in the environment): port {TakenPort} is in use", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_port_of_http_in_use_is_named_too()
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, [.. Cluster("1").Where(v => v.Name != "SWEEP_HTTP"), ("SWEEP_HTTP", $"127.0.0.1:{TakenPort}")]);

        Assert.Equal(2, code);
        Assert.Contains($"port {TakenPort} is in use", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    public async Task Nobody_is_let_in_from_elsewhere_without_a_token(string address)
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, ("SWEEP_HTTP", $"{address}:{FreePort()}"));

        Assert.Equal(2, code);
        Assert.Contains("Http (SWEEP_HTTP in the environment)", said, StringComparison.Ordinal);
        Assert.Contains("set SWEEP_TOKEN, or SWEEP_TOKEN_FILE to a file that holds it, or listen at 127.0.0.1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_named_beside_those_that_are()
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, [.. Cluster("1"), ("SWEEP_DEVICES", "cpu,cuda:98")]);

        Assert.Equal(2, code);
        Assert.Contains("Devices (SWEEP_DEVICES in the environment): there is no device 'cuda:98' here; there is cpu", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_libtorch_that_does_not_fit_is_named_with_its_setting()
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, ("SWEEP_LIBTORCH", home.Path), ("SWEEP_HTTP", "none"));

        Assert.Equal(2, code);
        Assert.StartsWith($"Libtorch (SWEEP_LIBTORCH in the environment): there is no libtorch_cpu.so in {home.Path}.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_that_are_away_are_named_with_their_setting_and_place_but_no_password()
    {
        var (code, said) = await SiloRun.EndAsync(home.Path, [.. Cluster(FreePort())]);

        Assert.Equal(2, code);
        Assert.Contains("(SWEEP_REDIS in the environment), has not answered for 1 s", said, StringComparison.Ordinal);
        Assert.Contains("Redis at 127.0.0.1:", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", said, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Cluster(string redisPort) =>
    [
        ("SWEEP_REDIS", $"127.0.0.1:{redisPort},password=hush,connectTimeout=1000"),
        ("SWEEP_POSTGRES", $"Host=127.0.0.1;Port={redisPort};Password=hush;Timeout=1"),
        ("SWEEP_SILO_PORT", FreePort()),
        ("SWEEP_GATEWAY_PORT", FreePort()),
        ("SWEEP_HTTP", "none"),
        ("SWEEP_START_TIMEOUT", "1"),
    ];

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
