using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Sweep.Grains.Tests.Coordination;

namespace Sweep.Silo.Tests.Api;

/// <summary>A study's progress as server-sent events, over a connection that breaks.</summary>
public sealed class StudyWatchTests : IAsyncLifetime
{
    private readonly ManualResetEventSlim held = new();
    private WebSilo silo = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        silo = await WebSilo.StartAsync(trainer: new ScriptedTrainer((work, _, stop) =>
        {
            if (work.Id.Number == 2)
                held.Wait(stop);
        }));

    public async ValueTask DisposeAsync()
    {
        held.Set();
        await silo.DisposeAsync();
        held.Dispose();
    }

    [Fact]
    public async Task Whoever_comes_back_hears_of_what_has_changed_since_and_the_end_is_the_end()
    {
        var id = await silo.SubmitAsync(WebSilo.Spec(2));
        var last = "";
        using (var response = await OpenAsync(id, ""))
        {
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
            await foreach (var item in Events(response))
            {
                Assert.Equal("progress", item.EventType);
                Assert.NotEqual(last, item.EventId);
                last = item.EventId!;
                if ((int)JsonNode.Parse(item.Data)!["trials"]!["completed"]! == 1)
                    break;
            }
        }

        // The connection is gone. Nothing has changed until the other trial goes on.
        using var back = await OpenAsync(id, last);
        held.Set();
        var heard = new List<SseItem<string>>();
        await foreach (var item in Events(back))
            heard.Add(item);

        Assert.DoesNotContain(heard, item => item.EventId == last);
        Assert.Equal("completed", (string?)JsonNode.Parse(heard[^1].Data)!["state"]);
        using var after = await OpenAsync(id, heard[^1].EventId!);
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
    }

    [Fact]
    public async Task A_study_that_is_deleted_ends_its_stream()
    {
        var id = await silo.SubmitAsync(WebSilo.Spec(2));
        using var response = await OpenAsync(id, "");
        await using var events = Events(response).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());

        using var deleted = await silo.Client.DeleteAsync($"/api/v1/studies/{id}", Cancellation);

        while (await events.MoveNextAsync())
            Assert.Equal("progress", events.Current.EventType);
    }

    [Fact]
    public async Task A_silo_that_stops_does_not_wait_for_those_who_watch()
    {
        var id = await silo.SubmitAsync(WebSilo.Spec(2));
        using var response = await OpenAsync(id, "");
        await using var events = Events(response).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());

        await silo.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    private async Task<HttpResponseMessage> OpenAsync(string id, string last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/studies/{id}/events");
        if (last.Length > 0)
            request.Headers.Add("Last-Event-ID", last);
        return await silo.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private static IAsyncEnumerable<SseItem<string>> Events(HttpResponseMessage response) =>
        SseParser.Create(response.Content.ReadAsStream(Cancellation)).EnumerateAsync(Cancellation);
}
