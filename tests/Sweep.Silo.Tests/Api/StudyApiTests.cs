using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Sweep.Silo.Tests.Api;

/// <summary>The API as a program uses it, over a real connection.</summary>
public sealed class StudyApiTests : IAsyncLifetime
{
    private WebSilo silo = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Client => silo.Client;

    public async ValueTask InitializeAsync() => silo = await WebSilo.StartAsync();

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task A_spec_in_yaml_or_json_starts_a_study_that_is_found_again()
    {
        using var yaml = await Client.PostAsync("/api/v1/studies", WebSilo.Yaml(WebSilo.Spec(2)), Cancellation);
        using var json = await Client.PostAsync("/api/v1/studies", new StringContent("""
            {
            	"name": "by-json", "method": "grid", "seeds": 1, "base": {"epochs": 1},
            	"parameters": {"units": {"values": [[4], [8]]}}
            }
            """, null, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.Created, yaml.StatusCode);
        Assert.Equal("/api/v1/studies/units-1", yaml.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Created, json.StatusCode);
        var list = (await silo.JsonAsync("/api/v1/studies"))["items"]!.AsArray();
        Assert.Equal(["by-json-1", "units-1"], list.Select(study => (string?)study!["id"]));
        Assert.Equal(WebSilo.Spec(2), await Client.GetStringAsync("/api/v1/studies/units-1/spec", Cancellation));
    }

    [Fact]
    public async Task A_study_says_that_it_trains_what_others_have_trained()
    {
        foreach (var query in (string[])["", "?fresh=true"])
        {
            using var response = await Client.PostAsync($"/api/v1/studies{query}", WebSilo.Yaml(WebSilo.Spec(1, epochs: 1)), Cancellation);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        Assert.DoesNotContain("fresh", await Client.GetStringAsync("/api/v1/studies/units-1/spec", Cancellation), StringComparison.Ordinal);
        Assert.EndsWith("# Run with --fresh\n", await Client.GetStringAsync("/api/v1/studies/units-2/spec", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spec_that_comes_with_Sweep_is_sent_back_as_it_is()
    {
        Assert.Equal(["exercises"], (await silo.JsonAsync("/api/v1/specs")).AsArray().Select(name => (string?)name));
        var spec = await Client.GetByteArrayAsync("/api/v1/specs/exercises", Cancellation);

        // As curl does: some type that has nothing to do with it, or none.
        foreach (var type in (string?[])["application/x-www-form-urlencoded", "application/octet-stream", null])
        {
            using var content = new ByteArrayContent(spec);
            content.Headers.ContentType = type is null ? null : new(type);
            using var response = await Client.PostAsync("/api/v1/studies/validate", content, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Every_mistake_of_a_spec_is_named_with_its_line()
    {
        const string spec = "name: x\nmethod: grid\nparamters: {}\nseeds: many\n";

        foreach (var path in (string[])["/api/v1/studies", "/api/v1/studies/validate"])
        {
            using var response = await Client.PostAsync(path, WebSilo.Yaml(spec), Cancellation);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            var errors = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["errors"]!.AsArray();
            Assert.Contains(errors, error => (int)error!["line"]! == 3 && ((string)error["message"]!).Contains("parameters", StringComparison.Ordinal));
            Assert.Contains(errors, error => (int)error!["line"]! == 4 && (int)error["column"]! == 8);
        }

        Assert.Empty((await silo.JsonAsync("/api/v1/studies"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_spec_that_is_right_says_what_it_asks_for_and_starts_nothing()
    {
        using var response = await Client.PostAsync("/api/v1/studies/validate", WebSilo.Yaml(WebSilo.Spec(4, seeds: 3)), Cancellation);

        var valid = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        Assert.Equal(("units", "reviews", 3, 12.0), ((string?)valid["name"], (string?)valid["dataset"], (int)valid["seeds"]!, (double)valid["trials"]!));
        Assert.Empty((await silo.JsonAsync("/api/v1/studies"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Sweeps_that_ask_for_other_seeds_say_so()
    {
        const string spec = """
            name: two
            seeds: 2
            base: { epochs: 1 }
            sweeps:
              units: { method: grid, parameters: { units: { values: [[4], [8]] } } }
              model: { method: grid, seeds: 3, parameters: { model: { values: [lstm, pooling] } } }
            """;

        using var response = await Client.PostAsync("/api/v1/studies/validate", WebSilo.Yaml(spec), Cancellation);
        using var started = await Client.PostAsync("/api/v1/studies", WebSilo.Yaml(spec), Cancellation);

        var valid = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        Assert.Equal((2, 2, 3), ((int)valid["seeds"]!, (int)valid["seeds_by_sweep"]!["units"]!, (int)valid["seeds_by_sweep"]!["model"]!));
        var study = (await started.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        Assert.Equal([2, 3], study["sweeps"]!.AsArray().Select(sweep => (int)sweep!["seeds"]!));
    }

    [Fact]
    public async Task Lists_come_in_pages_that_name_the_next()
    {
        var id = await silo.CompletedAsync(configurations: 5, epochs: 1);
        var numbers = new List<int>();
        var pages = 0;
        for (string? next = $"/api/v1/studies/{id}/trials?limit=2&where=trial%20%3E%200"; next is not null; pages++)
        {
            using var response = await Client.GetAsync(next, Cancellation);
            var page = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
            numbers.AddRange(page["items"]!.AsArray().Select(trial => (int)trial!["number"]!));
            next = (string?)page["next"];
            Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", response.Headers.TryGetValues("Link", out var links) ? links.Single() : null);
        }

        Assert.Equal([1, 2, 3, 4, 5], numbers);
        Assert.Equal(3, pages);
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.GetAsync($"/api/v1/studies/{id}/trials?limit=0", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Epochs_come_in_pages_too()
    {
        var id = await silo.CompletedAsync(configurations: 2, epochs: 3);
        var seen = new List<(int, int)>();
        for (string? next = $"/api/v1/studies/{id}/epochs?limit=4"; next is not null;)
        {
            var page = await silo.JsonAsync(next);
            seen.AddRange(page["items"]!.AsArray().Select(row => ((int)row!["trial"]!, (int)row["metrics"]!["epoch"]!)));
            next = (string?)page["next"];
        }

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], seen);
    }

    [Fact]
    public async Task Studies_are_paged_newest_first()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await silo.SubmitAsync(WebSilo.Spec(1, epochs: 1));

        var first = await silo.JsonAsync("/api/v1/studies?limit=2");
        var second = await silo.JsonAsync((string)first["next"]!);

        Assert.Equal(["units-3", "units-2"], first["items"]!.AsArray().Select(study => (string?)study!["id"]));
        Assert.Equal(["units-1"], second["items"]!.AsArray().Select(study => (string?)study!["id"]));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task A_completed_study_gets_more_seeds_and_one_that_has_them_says_so()
    {
        var id = await silo.CompletedAsync(configurations: 2, epochs: 1);

        using var refused = await Client.PostAsync($"/api/v1/studies/{id}/extend?seeds=1", null, Cancellation);
        using var extended = await Client.PostAsync($"/api/v1/studies/{id}/extend?seeds=9", null, Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("seeds already; 1 would add none", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, extended.StatusCode);
        Assert.Equal(9, (int)(await extended.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["seeds"]!);
    }

    [Fact]
    public async Task A_study_is_paused_resumed_cancelled_and_deleted()
    {
        using var held = new ManualResetEventSlim();
        await using var busy = await WebSilo.StartAsync(trainer: new Grains.Tests.Coordination.ScriptedTrainer((_, _, stop) => held.Wait(stop)));
        var id = await busy.SubmitAsync(WebSilo.Spec(3));

        Assert.Equal("paused", await StateAfter("pause"));
        Assert.Equal("running", await StateAfter("resume"));
        Assert.Equal("cancelled", await StateAfter("cancel"));
        held.Set();
        using var deleted = await busy.Client.DeleteAsync($"/api/v1/studies/{id}", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await busy.Client.GetAsync($"/api/v1/studies/{id}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("application/problem+json", gone.Content.Headers.ContentType!.MediaType);

        async Task<string> StateAfter(string what)
        {
            using var response = await busy.Client.PostAsync($"/api/v1/studies/{id}/{what}", null, Cancellation);
            return (string)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["state"]!;
        }
    }

    [Theory]
    [InlineData("/api/v1/studies/none-1")]
    [InlineData("/api/v1/studies/none-1/trials.csv")]
    [InlineData("/api/v1/studies/none-1/trials/1/model")]
    [InlineData("/api/v1/nowhere")]
    public async Task What_is_not_there_is_a_problem_with_404(string path)
    {
        using var response = await Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_trial_shows_all_of_it_and_its_model_answers_and_is_downloaded()
    {
        var id = await silo.CompletedAsync(configurations: 2);

        var trial = await silo.JsonAsync($"/api/v1/studies/{id}/trials/2");
        Assert.Equal(($"{id}/2", "completed", "[2]"), ((string?)trial["trial"]!["id"], (string?)trial["trial"]!["state"], trial["trial"]!["hyperparameters"]!["units"]!.ToJsonString()));
        Assert.Equal(2, trial["epochs"]!.AsArray().Count);
        Assert.Equal("completed", (string?)trial["attempts"]![0]!["outcome"]);
        using var answer = await Client.PostAsJsonAsync($"/api/v1/studies/{id}/trials/2/predict", new { texts = new[] { "not a dull moment" } }, Cancellation);
        var prediction = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))![0]!;
        Assert.Equal((0.75, "good", 4), ((double)prediction["probability"]!, (string?)prediction["label"], (int)prediction["words"]!));
        Assert.Equal(BitConverter.GetBytes(2), await Client.GetByteArrayAsync($"/api/v1/studies/{id}/trials/2/model", Cancellation));
    }

    [Fact]
    public async Task Nodes_are_listed_and_drained()
    {
        using var drained = await Client.PostAsync("/api/v1/nodes/node-a/drain", null, Cancellation);
        using var unknown = await Client.PostAsync("/api/v1/nodes/node-b/drain", null, Cancellation);

        Assert.Equal(HttpStatusCode.OK, drained.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var node = Assert.Single((await silo.JsonAsync("/api/v1/nodes")).AsArray())!;
        Assert.Equal(("node-a", 2), ((string?)node["node"], (int)node["devices"]![0]!["slots"]!));
    }

    [Fact]
    public async Task Named_datasets_are_listed_and_described()
    {
        var list = (await silo.JsonAsync("/api/v1/datasets")).AsArray();
        using var described = await Client.PostAsJsonAsync("/api/v1/datasets/describe", new { source = "reviews" }, Cancellation);

        Assert.Contains(list, set => (string?)set!["name"] == "imdb");
        Assert.Equal(2800, (int)(await described.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["rows"]!);
    }
}
