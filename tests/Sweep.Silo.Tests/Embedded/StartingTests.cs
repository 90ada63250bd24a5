using System.Diagnostics;

namespace Sweep.Silo.Tests.Embedded;

/// <summary>What an embedded silo says to the command that starts it.</summary>
public sealed class StartingTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Sweep.Silo.dll");

    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task It_says_where_it_is_called_then_where_its_pages_are_and_prepares_for_training_if_asked()
    {
        using var silo = Start("--WarmUp", "true", "--Verbose", "true");
        var cancellation = TestContext.Current.CancellationToken;

        Assert.StartsWith("ready 127.0.0.1:", await silo.StandardOutput.ReadLineAsync(cancellation), StringComparison.Ordinal);
        Assert.StartsWith("pages http://127.0.0.1:", await silo.StandardOutput.ReadLineAsync(cancellation), StringComparison.Ordinal);

        string? said;
        do
        {
            said = await silo.StandardError.ReadLineAsync(cancellation);
            Assert.NotNull(said);
            Assert.DoesNotContain("ServerGC", said, StringComparison.Ordinal);
        }
        while (!said.Contains("prepare", StringComparison.OrdinalIgnoreCase));
        Assert.EndsWith("Prepared for the first trial", said, StringComparison.Ordinal);

        silo.StandardInput.Close();
        await silo.WaitForExitAsync(cancellation);
        Assert.Equal(0, silo.ExitCode);
    }

    private Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, "--Embedded", "true", "--Linger", "00:00:00", "--Home", home.Path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // As on a machine with a single core, where Orleans would advise what cannot be had.
            Environment = { ["DOTNET_gcServer"] = "0" },
        })!;
}
