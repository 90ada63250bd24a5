using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Sweep.Contracts;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains;
using Sweep.Grains.Nodes;
using Sweep.Grains.Storage;
using Sweep.Grains.Tests.Coordination;
using Sweep.Silo.Hosting;
using Sweep.Silo.TrialLogs;
using Sweep.Silo.Web;
using Sweep.Training.Data;
using Sweep.Training.Text;

namespace Sweep.Silo.Tests;

/// <summary>A silo in this process as it is put together in earnest, Kestrel on loopback included, with a trainer that follows a script.</summary>
internal sealed partial class WebSilo : IAsyncDisposable
{
    public const string OperatorToken = "operator-0123456789abcdef";

    public const string ReaderToken = "reader-0123456789abcdef";

    private readonly WebApplication app;
    private readonly TemporaryFolder home;

    private WebSilo(WebApplication app, TemporaryFolder home)
    {
        (this.app, this.home) = (app, home);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Address()!);
        Client = NewClient();
    }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Everywhere it listens.</summary>
    public ICollection<string> Addresses => app.Urls;

    /// <summary>The folder in which specs may name files.</summary>
    public string DataFolder => SweepHome.DataFolder(home.Path);

    /// <summary>Calls without a token.</summary>
    public HttpClient Client { get; }

    /// <param name="guarded">Whether tokens are asked for.</param>
    /// <param name="trainer">Null for one that never waits.</param>
    /// <param name="configure">What else is different.</param>
    /// <param name="more">What else it is told.</param>
    /// <param name="map">What else it serves.</param>
    public static async Task<WebSilo> StartAsync(
        bool guarded = false, ITrainer? trainer = null, Action<WebApplicationBuilder>? configure = null, string readerToken = ReaderToken, Action<SiloOptions>? more = null,
        Action<WebApplication>? map = null)
    {
        var home = new TemporaryFolder();
        Directory.CreateDirectory(SweepHome.DataFolder(home.Path));
        var options = new SiloOptions { Home = home.Path, GatewayPort = 0, Token = guarded ? OperatorToken : null, ReaderToken = guarded ? readerToken : null };
        more?.Invoke(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<ISweepStore>(new InMemoryStore());
        builder.Services.AddSweepGrains();
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = SweepHome.DataFolder(home.Path) });
        builder.Services.AddSingleton<IDatasetCatalog>(catalog);
        builder.Services.AddSingleton<ITextCounter>(new TextCounter(catalog));
        builder.Services.AddSingleton<IPredictor, EchoPredictor>();
        builder.Services.AddSingleton(trainer ?? new ScriptedTrainer());
        builder.Services.Configure<NodeOptions>(node => (node.Slots, node.Name, node.PullInterval) = (2, "node-a", TimeSpan.FromMilliseconds(20)));
        builder.UseLocalSilo(options);
        builder.AddTrialLogs(new RecentTrialLines());
        builder.Services.AddTrainingNode();
        configure?.Invoke(builder);
        builder.AddWeb(options, new IPEndPoint(IPAddress.Loopback, 0), orElsewhere: false);
        var app = builder.Build();
        app.MapWeb();
        map?.Invoke(app);
        await app.StartAsync();
        return new WebSilo(app, home);
    }

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient NewClient(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Fills in the form to sign in, or out, as a browser does.</summary>
    public static async Task<HttpResponseMessage> SubmitFormAsync(HttpClient browser, string form, string? token, string to = "/login")
    {
        var page = await browser.GetStringAsync(form, TestContext.Current.CancellationToken);
        var fields = HiddenField().Matches(page).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        if (token is not null)
            fields["token"] = token;
        return await browser.PostAsync(to, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    /// <returns>The cookie that a browser has then.</returns>
    public async Task<string> SignInAsync(string token)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        using var response = await SubmitFormAsync(browser, "/login", token);
        return Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("sweep=", StringComparison.Ordinal)).Split(';')[0];
    }

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    /// <returns>The study's id.</returns>
    public async Task<string> SubmitAsync(string spec)
    {
        using var response = await Client.PostAsync("/api/v1/studies", Yaml(spec), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.Created, text);
        return JsonNode.Parse(text)!["id"]!.GetValue<string>();
    }

    /// <returns>The id of a study of configurations [1], [2], … of one epoch each, when it has come to its end.</returns>
    public async Task<string> CompletedAsync(int configurations = 3, int seeds = 1, int epochs = 2)
    {
        var id = await SubmitAsync(Spec(configurations, seeds, epochs));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await JsonAsync($"/api/v1/studies/{id}"))["state"]!.GetValue<string>() != "completed")
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        return id;
    }

    public async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(path, TestContext.Current.CancellationToken))!;

    public static string Spec(int configurations, int seeds = 1, int epochs = 2, string dataset = "reviews") =>
        $$"""
        name: units
        dataset: {{dataset}}
        method: grid
        seeds: {{seeds}}
        base: { epochs: {{epochs}} }
        baseline: none
        parameters: { units: { values: [{{string.Join(", ", Enumerable.Range(1, configurations).Select(n => $"[{n}]"))}}] } }
        """;

    public static StringContent Yaml(string spec) => new(spec, Encoding.UTF8, "application/yaml");

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        home.Dispose();
    }

    private sealed class EchoPredictor : IPredictor
    {
        public IReadOnlyList<Prediction> Predict(byte[] checkpoint, IReadOnlyList<string> texts) =>
            [.. texts.Select(text => new Prediction(text, 0.75, "good", 1, text.Split(' ').Length))];
    }
}
