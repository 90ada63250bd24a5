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
    private readonly StringBuilder said = new();

    private SiloProcess(SiloConnectionOptions options)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [SiloLocation.Find(), .. Arguments(options)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            if (options.Verbose)
                Console.Error.WriteLine(line.Data);
            lock (said)
                said.AppendLine(line.Data);
        };
    }

    public static SiloProcess Start(SiloConnectionOptions options)
    {
        var silo = new SiloProcess(options);
        silo.process.Start();
        silo.process.BeginErrorReadLine();
        return silo;
    }

    /// <summary>Waits until clients may call it.</summary>
    /// <returns>Its gateway.</returns>
    /// <exception cref="SiloStartException">It ended before; the message is what it said.</exception>
    public async Task<IPEndPoint> ReadyAsync(CancellationToken cancellation) => IPEndPoint.Parse((await HearAsync("ready", cancellation))!);

    /// <summary>Waits, once it is ready, until it serves its pages too.</summary>
    /// <returns>Where; null for nowhere.</returns>
    /// <exception cref="SiloStartException">It ended before; the message is what it said.</exception>
    public async Task<Uri?> ServingAsync(CancellationToken cancellation) => await HearAsync("pages", cancellation) is { } address ? new Uri(address) : null;

    private async Task<string?> HearAsync(string word, CancellationToken cancellation)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Split(' ') is [var first, .. var address] && first == word)
                return address is [var one] ? one : null;
        }

        await process.WaitForExitAsync(cancellation);
        lock (said)
            throw new SiloStartException(said.Length > 0 ? said.ToString().Trim() : $"The silo ended with exit code {process.ExitCode} before it was ready.", badStore: process.ExitCode == Unusable);
    }

    private static IEnumerable<string> Arguments(SiloConnectionOptions options) =>
    [
        "--Embedded", "true", "--Home", options.Home, "--Verbose", options.Verbose.ToString(),
        .. options.Trains ? (string[])["--WarmUp", "true"] : [],
        .. options.Libtorch is { } folder ? (string[])["--Libtorch", folder] : [],
    ];

    public void Dispose()
    {
        process.StandardInput.Dispose();
        process.Dispose();
    }
}
