using System.Diagnostics;
using System.Globalization;
using System.Net;
using Sweep.Client;
using Sweep.Contracts;
using Sweep.Testing;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>A home and a current folder of a test's own, and sweep run in them as a process.</summary>
internal sealed class SweepHomeFolder : IDisposable
{
    /// <summary>Ends a test that hangs; a busy machine may take minutes to train what a silo waits for.</summary>
    private static readonly TimeSpan SiloEnd = TimeSpan.FromMinutes(10);

    public SweepHomeFolder() => Directory.CreateDirectory(Work);

    public string Root { get; } = Directory.CreateTempSubdirectory("sweep-cli-tests-").FullName;

    public string Home => Path.Combine(Root, "home");

    public string Work => Path.Combine(Root, "work");

    /// <summary>How long silos stay after their last caller: as a rule for the whole test, however slow the machine.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The path of a file in the current folder, written if a text is given.</summary>
    public string File(string name, string? text = null)
    {
        var path = Path.Combine(Work, name);
        if (text is not null)
            System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs sweep to its end.</summary>
    public async Task<SweepResult> RunAsync(params string[] args)
    {
        using var process = Start(args);
        return await process.WaitAsync();
    }

    public SweepProcess Start(params string[] args) => new(Home, Work, args, Linger);

    /// <summary>A client of the silo that runs in this home, as soon as there is one.</summary>
    public async Task<SweepClient> ConnectAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                var address = await System.IO.File.ReadAllTextAsync(SweepHome.GatewayFile(Home), TestContext.Current.CancellationToken);
                return await SweepClient.ConnectAsync(IPEndPoint.Parse(address), TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is IOException or FormatException or ClusterUnavailableException)
            {
                await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    public void Dispose()
    {
        using var silo = Silo();
        silo?.Kill();
        silo?.WaitForExit();
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>Waits until the silo ends by itself.</summary>
    public async Task WaitForSiloAsync()
    {
        using var silo = Silo();
        if (silo is not null)
            await silo.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(SiloEnd);
    }

    /// <summary>Asks the silo to end, so that the next command starts another.</summary>
    public async Task EndSiloAsync()
    {
        using var silo = Silo() ?? throw new InvalidOperationException("No silo runs.");
        ProcessSignals.Send(silo.Id, Signal.Terminate);
        await silo.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The silo of this home, if one runs.</summary>
    private Process? Silo()
    {
        var pid = SweepHome.StoreFile(Home) + ".pid";
        if (!System.IO.File.Exists(pid) || !int.TryParse(System.IO.File.ReadAllText(pid), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            var silo = Process.GetProcessById(id);
            if (silo.ProcessName == "dotnet")
                return silo;
            silo.Dispose();
        }
        catch (ArgumentException)
        {
            // It has ended.
        }

        return null;
    }
}
