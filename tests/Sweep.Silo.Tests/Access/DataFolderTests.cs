using System.Net;
using System.Net.Http.Json;

namespace Sweep.Silo.Tests.Access;

/// <summary>Specs that come over HTTP and try to name files outside of the server's data folders.</summary>
public sealed class DataFolderTests : IAsyncLifetime
{
    private const string Texts = "text,label\nnice,1\nbad,0\ngood,1\nawful,0\nfine,1\npoor,0\n";

    private readonly TemporaryFolder outside = new();
    private WebSilo silo = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        silo = await WebSilo.StartAsync();
        outside.Write("secret.csv", Texts);
        Directory.CreateDirectory(Path.Combine(silo.DataFolder, "mine"));
        File.WriteAllText(Path.Combine(silo.DataFolder, "mine", "train.csv"), Texts);
        File.CreateSymbolicLink(Path.Combine(silo.DataFolder, "link.csv"), Path.Combine(outside.Path, "secret.csv"));
        Directory.CreateSymbolicLink(Path.Combine(silo.DataFolder, "linked"), outside.Path);
        Directory.CreateDirectory(Path.Combine(silo.DataFolder, "mixed"));
        File.CreateSymbolicLink(Path.Combine(silo.DataFolder, "mixed", "train.csv"), Path.Combine(outside.Path, "secret.csv"));
        // Beside the data folder, where '..' leads.
        File.WriteAllText(Path.Combine(silo.DataFolder, "..", "beside.csv"), Texts);
    }

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        outside.Dispose();
    }

    [Theory]
    [InlineData("mine/train.csv", 6)]
    [InlineData("mine", 6)]
    public async Task What_lies_in_the_data_folder_is_trained_on(string source, int rows)
    {
        using var described = await silo.Client.PostAsJsonAsync("/api/v1/datasets/describe", new { source }, Cancellation);
        var id = await silo.SubmitAsync(WebSilo.Spec(1, dataset: source));

        Assert.Contains($"\"rows\":{rows}", await described.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(rows, (int)(await silo.JsonAsync($"/api/v1/studies/{id}"))["dataset"]!["rows"]!);
    }

    [Theory]
    [InlineData("../beside.csv")]
    [InlineData("mine/../../beside.csv")]
    [InlineData("..\\\\beside.csv")]
    [InlineData("./mine")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("mine//train.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("~/beside.csv")]
    [InlineData("file:///etc/passwd")]
    [InlineData("link.csv")]
    [InlineData("linked/secret.csv")]
    [InlineData("linked")]
    [InlineData("mixed")]
    [InlineData("mixed/train.csv")]
    [InlineData("mine/train.csv\\u0000.txt")]
    public async Task What_lies_elsewhere_is_as_good_as_absent(string source)
    {
        using var absent = await silo.Client.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(1, dataset: "\"no-such-file\"")), Cancellation);
        using var plain = await silo.Client.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(1, dataset: $"\"{source}\"")), Cancellation);
        using var mapped = await silo.Client.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(1, dataset: $"{{ source: \"{source}\", text: text }}")), Cancellation);

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity],
            [absent.StatusCode, plain.StatusCode, mapped.StatusCode]);
        if (source.Length > 0)
            Assert.Contains("There is no file or folder", await plain.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var described = await silo.Client.PostAsJsonAsync("/api/v1/datasets/describe", new { source = source.Replace("\\u0000", "\0", StringComparison.Ordinal) }, Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, described.StatusCode);
        Assert.Empty((await silo.JsonAsync("/api/v1/studies"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Absolute_paths_are_refused_even_into_the_data_folder() =>
        await What_lies_elsewhere_is_as_good_as_absent(Path.Combine(silo.DataFolder, "mine", "train.csv"));
}
