using System.Text;
using System.Text.Json.Nodes;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests.Browser;

/// <summary>A real silo as a process of its own, which trains with two slots.</summary>
internal sealed class DashboardSilo : IAsyncDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("sweep-dashboard-");
    private readonly HttpClient http;
    private readonly ServerProcess process;

    private DashboardSilo()
    {
        var port = LoopbackPort.Free();
        Address = new Uri($"http://127.0.0.1:{port}");
        http = new HttpClient { BaseAddress = Address };
        // As a command's own, it heeds no variable of whoever runs the tests; it lingers, since no command holds it.
        process = new ServerProcess(
            "dotnet",
            [BuiltBeside("Sweep.Silo"), "--embedded", "true", "--linger", "1.00:00:00", "--home", home.FullName, "--http", $"127.0.0.1:{port}", "--slots", "2", "--node-name", "node-a", "--orleans-dashboard", "true"],
            port,
            ("DOTNET_STARTUP_HOOKS", BuiltBeside("Sweep.Faults")),
            ("SWEEP_FAULT_SLOW", Slow),
            ("SWEEP_FAULT_SECONDS", "4"));
        File.WriteAllText(Slow, "");
    }

    public Uri Address { get; }

    /// <summary>
    /// While this file is there every epoch lasts a moment: a study that does not end leaves the processor to the browser,
    /// and its pages stay small.
    /// </summary>
    private string Slow => Path.Combine(home.FullName, "slow");

    public static async Task<DashboardSilo> StartAsync()
    {
        var silo = new DashboardSilo();
        await silo.StartAgainAsync();
        return silo;
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => process.KillAsync();

    public Task StartAgainAsync() => process.StartAsync();

    /// <returns>The study's id.</returns>
    public async Task<string> SubmitAsync(string spec)
    {
        using var response = await http.PostAsync("/api/v1/studies", new StringContent(spec, Encoding.UTF8, "application/yaml"));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["id"]!.GetValue<string>();
    }

    /// <summary>Waits until the study does not run any more: its stream of events ends then.</summary>
    public Task EndedAsync(string study) => http.GetStringAsync($"/api/v1/studies/{study}/events");

    public async ValueTask DisposeAsync()
    {
        await process.KillAsync();
        http.Dispose();
        home.Delete(recursive: true);
    }

    /// <summary>The assembly of a project that was built beside these tests.</summary>
    private static string BuiltBeside(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"{project}.dll");
    }
}
