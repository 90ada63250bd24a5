using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Sweep.Silo.Tests.Api;

/// <summary>What a completed study answers: tables, best, exports, report; and that it need not be asked twice.</summary>
public sealed class ResultApiTests(ResultApiTests.Completed completed) : IClassFixture<ResultApiTests.Completed>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Client => completed.Silo.Client;

    private string Study => $"/api/v1/studies/{completed.Id}";

    [Theory]
    [InlineData("?format=json", null, "application/json", "[")]
    [InlineData("", null, "application/json", "[")]
    [InlineData("", "text/html", "application/json", "[")]
    [InlineData("?format=csv", null, "text/csv", "sweep,units,parameters,trials")]
    [InlineData("", "text/csv", "text/csv", "sweep,units,parameters,trials")]
    [InlineData("", "application/json;q=0.5, text/markdown", "text/markdown", "## ")]
    [InlineData("?format=text", "text/csv", "text/plain", "units: ")]
    public async Task Tables_come_in_the_format_that_is_asked_for(string query, string? accept, string type, string begins)
    {
        using var response = await GetAsync($"{Study}/tables{query}", "Accept", accept);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(begins, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tables?format=xml", "json, csv, md, text")]
    [InlineData("/tables?sweep=dropout", "There is no sweep 'dropout'; there is units.")]
    [InlineData("/answers?sweep=dropout", "There is no sweep 'dropout'; there is units.")]
    [InlineData("/answers?texts=1001", "from 0 to 1000, not 1001")]
    [InlineData("/best?top=0", "1 to 1000")]
    [InlineData("/best?order=accuracy", "train_accuracy, train_loss, val_accuracy, val_loss")]
    [InlineData("/trials?state=done", "queued, running, completed, stopped, failed, cancelled")]
    [InlineData("/trials.csv?state=done", "queued, running")]
    [InlineData("/epochs?after=x", "17.3")]
    [InlineData("/trials?where=unitz%20%3D%201", "units")]
    [InlineData("/trials.csv?where=units", "Expected")]
    [InlineData("/best?where=val_accuracy%20%3E%20high", "a number")]
    public async Task A_question_that_cannot_be_read_says_what_would_be_right(string question, string right)
    {
        using var response = await GetAsync(Study + question, "Accept", "text/csv");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(right, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_best_are_ranked_and_filtered()
    {
        var best = (await completed.Silo.JsonAsync($"{Study}/best?top=2")).AsArray();
        var filtered = (await completed.Silo.JsonAsync($"{Study}/best?where=units%20in%20([1],[2])&sweep=units")).AsArray();

        var ordered = (await completed.Silo.JsonAsync($"{Study}/best?order=train_loss&top=1")).AsArray();

        // The scripted accuracy is a tenth of the units; the training loss is the same for all, so the first comes first.
        Assert.Equal("[1]", ordered[0]!["hyperparameters"]!["units"]!.ToJsonString());
        Assert.Equal([("[4]", 0.4), ("[3]", 0.3)], best.Select(row => (row!["hyperparameters"]!["units"]!.ToJsonString(), (double)row["mean"]!)));
        Assert.Equal(["[2]", "[1]"], filtered.Select(row => row!["hyperparameters"]!["units"]!.ToJsonString()));
        Assert.Equal($"{completed.Id}/7", (string?)best[0]!["best_trial"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sweep=units&texts=5")]
    public async Task Answers_say_which_trials_have_none(string query)
    {
        var answers = (await completed.Silo.JsonAsync($"{Study}/answers{query}")).AsArray().Single()!;

        // The scripted trainer keeps no answers.
        Assert.Equal((completed.Id, "units"), ((string?)answers["study"], (string?)answers["sweep"]));
        Assert.Equal(["[1]", "[2]", "[3]", "[4]"], answers["rows"]!.AsArray().Select(row => row!["values"]![0]!.ToJsonString()));
        Assert.All(answers["rows"]!.AsArray(), row => Assert.Null(row!["answers"]));
        Assert.Equal(("not_kept", 8), ((string?)answers["unanswered"]![0]!["reason"], (int)answers["unanswered"]![0]!["trials"]!));
    }

    [Fact]
    public async Task Csv_has_a_header_and_a_line_a_trial()
    {
        using var response = await GetAsync($"{Study}/trials.csv");
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).TrimEnd().Split('\n');

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{completed.Id}-trials.csv", response.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("study,trial,seed,state,", lines[0], StringComparison.Ordinal);
        Assert.Equal(9, lines.Length);
        Assert.StartsWith($"{completed.Id},8,1,completed,", lines[8], StringComparison.Ordinal);
        Assert.Single((await Client.GetStringAsync($"{Study}/trials.csv?state=failed", Cancellation)).TrimEnd().Split('\n'));
        Assert.Empty((await completed.Silo.JsonAsync($"{Study}/trials?state=failed"))["items"]!.AsArray());
        Assert.Equal(3, (await Client.GetStringAsync($"{Study}/trials.csv?where=units%20%3D%20[2]", Cancellation)).TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Json_lines_have_an_object_an_epoch()
    {
        var lines = (await Client.GetStringAsync($"{Study}/epochs.jsonl", Cancellation)).TrimEnd().Split('\n');

        Assert.Equal(16, lines.Length);
        var last = JsonNode.Parse(lines[^1])!;
        Assert.Equal((8, 2, 0.4), ((int)last["trial"]!, (int)last["epoch"]!, (double)last["val_accuracy"]!));
    }

    [Theory]
    [InlineData("en", "<html lang=\"en\">")]
    [InlineData("es-AR, en;q=0.5", "<html lang=\"es\">")]
    [InlineData("de, fr", "<html lang=\"en\">")]
    public async Task The_report_is_a_page_in_the_callers_language_that_runs_no_script(string language, string begins)
    {
        using var response = await GetAsync($"{Study}/report.html", "Accept-Language", language);

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(begins, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/tables?format=csv")]
    [InlineData("/best")]
    [InlineData("/answers")]
    [InlineData("/trials")]
    [InlineData("/trials.csv")]
    [InlineData("/epochs.jsonl")]
    [InlineData("/trials/3")]
    [InlineData("/trials/3/model")]
    [InlineData("/spec")]
    public async Task What_does_not_change_is_sent_once(string part)
    {
        using var first = await GetAsync(Study + part);
        using var again = await GetAsync(Study + part, "If-None-Match", first.Headers.ETag!.ToString());
        using var other = await GetAsync(Study + part, "If-None-Match", "\"other\"");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task What_is_missing_has_no_tag()
    {
        using var response = await GetAsync($"{Study}/trials/99");

        Assert.Equal((HttpStatusCode.NotFound, null), (response.StatusCode, response.Headers.ETag));
    }

    [Fact]
    public async Task Answers_that_differ_have_different_tags()
    {
        var tags = new List<EntityTagHeaderValue?>();
        foreach (var (question, accept) in ((string, string?)[])[("/tables", null), ("/tables?format=md", null), ("/tables", "text/csv"), ("/best", null), ("/best?top=1", null)])
        {
            using var response = await GetAsync(Study + question, "Accept", accept);
            tags.Add(response.Headers.ETag);
        }

        Assert.Equal(5, tags.Distinct().Count());
    }

    [Fact]
    public async Task The_description_names_every_address_and_that_a_token_may_be_asked_for()
    {
        var description = await completed.Silo.JsonAsync("/api/v1/openapi.json");

        var paths = description["paths"]!.AsObject().Select(path => path.Key).ToList();
        Assert.Equal(32, paths.Count);
        Assert.Contains("/api/v1/studies/{study}/trials/{number}/predict", paths);
        Assert.DoesNotContain(paths, path => !path.StartsWith("/api/v1/", StringComparison.Ordinal));
        Assert.Equal("bearer", (string?)description["components"]!["securitySchemes"]!["token"]!["scheme"]);
        Assert.Contains("\"string\"", description["components"]!["schemas"]!["TrialId"]!["type"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null && value is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        return await Client.SendAsync(request, Cancellation);
    }

    /// <summary>A study of four configurations with two seeds and two epochs each.</summary>
    public sealed class Completed : IAsyncLifetime
    {
        internal WebSilo Silo { get; private set; } = null!;

        internal string Id { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Silo = await WebSilo.StartAsync();
            Id = await Silo.CompletedAsync(configurations: 4, seeds: 2, epochs: 2);
        }

        public ValueTask DisposeAsync() => Silo.DisposeAsync();
    }
}
