using System.Diagnostics;
using System.Net;
using System.Text;

namespace Sweep.Cli.Embedded;

/// <summary>
/// The embedded silo as a child process. It ends by itself once this process has, because its standard input closes.
/// </summary>
internal sealed class SiloProcess : IDisposable
{
    /// <summary>The silo's exit code where its folder or store cannot be used.</summary>
    private const int Unusable = 2;

    private readonly Process process;

    private SiloProcess(Process process, IPEndPoint gateway, Uri? pages)
    {
        this.process = process;
        Gateway = gateway;
        Pages = pages;
    }

    public IPEndPoint Gateway { get; }

    /// <summary>Where it serves its pages; null for nowhere.</summary>
    public Uri? Pages { get; }

    /// <exception cref="SiloStartException">It ended before it was ready; the message is what it said.</exception>
    public static async Task<SiloProcess> StartAsync(SiloConnectionOptions options, CancellationToken cancellation)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [SiloLocation.Find(), .. Arguments(options)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            if (options.Verbose)
                Console.Error.WriteLine(line.Data);
            lock (said)
                said.AppendLine(line.Data);
        };
        process.Start();
        process.BeginErrorReadLine();

        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Split(' ') is ["ready", var gateway, .. var pages])
                return new SiloProcess(process, IPEndPoint.Parse(gateway), pages is [var address] ? new Uri(address) : null);
        }

        await process.WaitForExitAsync(cancellation);
        lock (said)
            throw new SiloStartException(said.Length > 0 ? said.ToString().Trim() : $"The silo ended with exit code {process.ExitCode} before it was ready.", badStore: process.ExitCode == Unusable);
    }

    private static IEnumerable<string> Arguments(SiloConnectionOptions options) =>
    [
        "--Embedded", "true", "--Home", options.Home, "--Verbose", options.Verbose.ToString(),
        .. options.Libtorch is { } folder ? (string[])["--Libtorch", folder] : [],
    ];

    public void Detach() => process.StandardInput.WriteLine("detach");

    public void Dispose()
    {
        process.StandardInput.Dispose();
        process.Dispose();
    }
}
