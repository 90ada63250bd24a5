using System.Diagnostics;
using System.Net;
using Sweep.Testing;

namespace Sweep.Cluster.Harness;

/// <summary>
/// Machines on a switch, each a network namespace with an address of its own. The switch is in one too, so that nothing
/// of the machine's own network is touched and nothing is left of it in the end. It carries what silos and clients say to
/// each other; Redis and PostgreSQL are reached through sockets in the file system, whatever becomes of it.
/// </summary>
internal sealed class TestNetwork : IAsyncDisposable
{
    private const string Switch = "switch";

    /// <summary>For tests of networks (RFC 2544): routed nowhere.</summary>
    private const string Subnet = "198.18.0";

    private readonly string prefix = $"sweep-{Guid.NewGuid():N}"[..14];
    private readonly List<string> namespaces = [];

    /// <summary>Runs a program beside the switch: as a machine that no cut reaches.</summary>
    public IReadOnlyList<string> Beside => Within(Switch);

    /// <summary>Skips the test where there may be none.</summary>
    public static async Task<TestNetwork> CreateAsync(int machines)
    {
        Assert.SkipWhen(Programs.Find("ip", "/usr/sbin", "/sbin") is null, "ip (iproute2) is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may make network namespaces.");
        var network = new TestNetwork();
        try
        {
            await network.BuildAsync(machines);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    public static IPAddress AddressOf(int machine) => IPAddress.Parse($"{Subnet}.{machine}");

    /// <summary>What to put before a program's name to run it on the machine.</summary>
    public IReadOnlyList<string> On(int machine) => Within(Machine(machine));

    /// <summary>What the two send each other is lost; everybody else reaches both.</summary>
    public async Task CutAsync(int one, int other)
    {
        foreach (var machine in (int[])[one, other])
            await IsolateAsync(machine, "on");
    }

    public async Task HealAsync(int one, int other)
    {
        foreach (var machine in (int[])[one, other])
            await IsolateAsync(machine, "off");
    }

    /// <summary>Whether a program on the machine can connect to the address.</summary>
    public async Task<bool> ReachesAsync(int machine, IPEndPoint address)
    {
        string[] command = [.. On(machine), "timeout", "2", "bash", "-c", $"</dev/tcp/{address.Address}/{address.Port}"];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    public async ValueTask DisposeAsync()
    {
        // Its links go with a namespace.
        foreach (var name in namespaces)
            await IpAsync($"netns del {name}");
    }

    private async Task BuildAsync(int machines)
    {
        await AddAsync(Switch);
        await IpAsync($"-n {Name(Switch)} link add lan type bridge");
        await IpAsync($"-n {Name(Switch)} addr add {Subnet}.254/24 dev lan");
        await IpAsync($"-n {Name(Switch)} link set lan up");
        for (var machine = 1; machine <= machines; machine++)
        {
            var name = Machine(machine);
            await AddAsync(name);
            await IpAsync($"link add name {name} netns {Name(Switch)} type veth peer name eth0 netns {Name(name)}");
            await IpAsync($"-n {Name(Switch)} link set {name} master lan up");
            await IpAsync($"-n {Name(name)} addr add {AddressOf(machine)}/24 dev eth0");
            await IpAsync($"-n {Name(name)} link set eth0 up");
        }
    }

    private async Task AddAsync(string name)
    {
        await IpAsync($"netns add {Name(name)}");
        namespaces.Add(Name(name));
        await IpAsync($"-n {Name(name)} link set lo up");
    }

    /// <summary>Isolated ports of a bridge hear all others, but not each other.</summary>
    private Task IsolateAsync(int machine, string onOrOff) =>
        IpAsync($"-n {Name(Switch)} link set dev {Machine(machine)} type bridge_slave isolated {onOrOff}");

    private IReadOnlyList<string> Within(string name) => ["ip", "netns", "exec", Name(name)];

    private string Name(string name) => $"{prefix}-{name}";

    private static string Machine(int machine) => $"machine-{machine}";

    private static async Task IpAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Programs.Find("ip", "/usr/sbin", "/sbin")!, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"ip {arguments}: {error.Trim()}");
    }
}
