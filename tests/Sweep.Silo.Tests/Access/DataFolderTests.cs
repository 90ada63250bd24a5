using System.Net;
using System.Net.Http.Json;

namespace Sweep.Silo.Tests.Access;

/// <summary>Specs that come over HTTP and try to name files outside of the server's data folders.</summary>
public sealed class DataFolderTests(DataFolderTests.Folders folders) : IClassFixture<DataFolderTests.Folders>
{
    private const string Texts = "text,label\nnice,1\nbad,0\ngood,1\nawful,0\nfine,1\npoor,0\n";

    private readonly WebSilo silo = folders.Silo;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mine/train.csv", 6)]
    [InlineData("mine", 6)]
    public async Task What_lies_in_the_data_folder_may_be_named(string source, int rows)
    {
        using var described = await silo.Client.PostAsJsonAsync("/api/v1/datasets/describe", new { source }, Cancellation);
        using var valid = await silo.Client.PostAsync("/api/v1/studies/validate", WebSilo.Yaml(WebSilo.Spec(1, dataset: source)), Cancellation);

        Assert.Contains($"\"rows\":{rows}", await described.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, valid.StatusCode);
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
        var before = await silo.Client.GetStringAsync("/api/v1/studies", Cancellation);

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
        Assert.Equal(before, await silo.Client.GetStringAsync("/api/v1/studies", Cancellation));
    }

    [Fact]
    public async Task Absolute_paths_are_refused_even_into_the_data_folder() =>
        await What_lies_elsewhere_is_as_good_as_absent(Path.Combine(silo.DataFolder, "mine", "train.csv"));

    /// <summary>A silo with a data folder in which there are files, and links out of it.</summary>
    public sealed class Folders : IAsyncLifetime
    {
        private readonly TemporaryFolder outside = new();

        internal WebSilo Silo { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Silo = await WebSilo.StartAsync();
            var secret = outside.Write("secret.csv", Texts);
            Directory.CreateDirectory(In("mine"));
            File.WriteAllText(In("mine", "train.csv"), Texts);
            File.CreateSymbolicLink(In("link.csv"), secret);
            Directory.CreateSymbolicLink(In("linked"), outside.Path);
            Directory.CreateDirectory(In("mixed"));
            File.CreateSymbolicLink(In("mixed", "train.csv"), secret);
            // Beside the data folder, where '..' leads.
            File.WriteAllText(In("..", "beside.csv"), Texts);
        }

        public async ValueTask DisposeAsync()
        {
            await Silo.DisposeAsync();
            outside.Dispose();
        }

        private string In(params string[] parts) => Path.Combine([Silo.DataFolder, .. parts]);
    }
}
