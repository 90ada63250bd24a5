using System.Diagnostics;
using Sweep.Client.Tests.Harness;

// One for all tests: it takes longer to start than most of them.
[assembly: AssemblyFixture(typeof(EmbeddedSilo))]

namespace Sweep.Client.Tests.Harness;

/// <summary>A silo of one's own as a real process, with a folder that goes when it does.</summary>
public sealed class EmbeddedSilo : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-client-tests-");
    private readonly Process process = new();

    /// <summary>Its gateway, as <c>HOST:PORT</c>.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        process.StartInfo = new ProcessStartInfo("dotnet", [Program, "--Embedded", "true", "--Home", Path.Combine(folder.FullName, "home")])
        {
            // Its lifeline: it ends once this closes.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process.Start();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal))
                continue;
            Address = line.Split(' ')[1];
            return;
        }

        throw new InvalidOperationException("The silo ended before it was ready.");
    }

    public Task<SweepClient> ConnectAsync() => SweepClient.ConnectAsync(Address, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Writes a file beside the silo's folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.FullName, "Sweep.Silo", here.Name, "Sweep.Silo.dll");
        }
    }
}
