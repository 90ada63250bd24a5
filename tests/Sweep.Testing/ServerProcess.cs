using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sweep.Testing;

/// <summary>A server as a child process: started until it takes connections, killed without a farewell, started again.</summary>
/// <param name="program">The program.</param>
/// <param name="arguments">Its command line.</param>
/// <param name="port">Where it takes connections.</param>
/// <param name="environment">Variables it has besides those of the tests.</param>
public sealed class ServerProcess(
    string program, IReadOnlyList<string> arguments, int port, params IReadOnlyList<(string Name, string Value)> environment) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly StringBuilder said = new();
    private Process? process;

    public int Id => process?.Id ?? throw new InvalidOperationException($"{program} does not run.");

    /// <exception cref="InvalidOperationException">It ended, or did not take connections in time; the message has what it said.</exception>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var begun = Stopwatch.GetTimestamp(); !await Answers();)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException($"{program} did not start: {Said()}");
            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    /// <summary>kill -9, for it and what it has started.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
            said.AppendLine(line.Data);
    }

    private string Said()
    {
        lock (said)
            return said.ToString();
    }
}
