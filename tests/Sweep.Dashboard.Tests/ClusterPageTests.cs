using Bunit;
using NSubstitute;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Cluster;

namespace Sweep.Dashboard.Tests;

/// <summary>The nodes, and what can be done to them.</summary>
public sealed class ClusterPageTests : PageTest
{
    [Fact]
    public void Every_slot_is_a_cell_that_is_free_or_leads_to_the_trial_it_trains()
    {
        Answering(Node("a", [new NodeDevice("cpu", 3, 1), new NodeDevice("cuda:0", 2, 2)]) with
        {
            Running = [new("cpu", new TrialId("long-1", 7)), new("cuda:0", new TrialId("long-1", 8)), new("cuda:0", new TrialId("wide-2", 1))],
        });

        var devices = Render<ClusterPage>().FindAll(".device");

        Assert.Equal(["studies/long-1/trials/7"], devices[0].QuerySelectorAll("a.slot-busy").Select(slot => slot.GetAttribute("href")));
        Assert.Equal(2, devices[0].QuerySelectorAll(".slot-free").Length);
        Assert.Equal(["studies/long-1/trials/8", "studies/wide-2/trials/1"], devices[1].QuerySelectorAll("a.slot-busy").Select(slot => slot.GetAttribute("href")));
        Assert.Empty(devices[1].QuerySelectorAll(".slot-free"));
    }

    [Fact]
    public void What_changes_is_shown_without_loading_the_page_again()
    {
        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]));
        var page = Render<ClusterPage>();

        Answering(Node("a", [new NodeDevice("cpu", 1, 1)]) with { Running = [new("cpu", new TrialId("long-1", 3))] });
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("3", page.Find("a.slot-busy").TextContent));
    }

    [Fact]
    public async Task A_node_is_drained_only_after_a_question_is_answered()
    {
        Scheduler.Drain("a", drain: true).Returns(true);
        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]));
        var page = Render<ClusterPage>();
        Use(page, ".card button", element => element.Click());
        await Scheduler.DidNotReceive().Drain(Arg.Any<string>(), Arg.Any<bool>());

        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]) with { Draining = true });
        Answer("Drain");

        page.WaitForAssertion(() => Assert.Contains("draining", page.Find(".card-head").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".device .slot-draining"));
    }

    [Fact]
    public async Task A_node_that_drains_takes_trials_again_at_a_click()
    {
        Scheduler.Drain("a", drain: false).Returns(true);
        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]) with { Draining = true });

        Use(Render<ClusterPage>(), ".card button", element => element.Click());

        await Scheduler.Received(1).Drain("a", drain: false);
    }

    [Fact]
    public void A_reader_sees_nodes_and_drains_none()
    {
        BecomeReader();
        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]));

        var page = Render<ClusterPage>();

        Assert.Empty(page.FindAll(".card button"));
        Assert.Empty(page.FindAll(".orleans"));
    }

    [Fact]
    public async Task Who_is_no_operator_any_more_when_it_is_done_changes_nothing()
    {
        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]) with { Draining = true });
        var page = Render<ClusterPage>();
        BecomeReader();

        Use(page, ".card button", element => element.Click());

        await Scheduler.DidNotReceive().Drain(Arg.Any<string>(), Arg.Any<bool>());
    }

    [Fact]
    public void A_node_that_has_been_silent_is_said_to_be()
    {
        Answering(Node("a", [new NodeDevice("cpu", 1, 0)]) with { LastSeen = Time.GetUtcNow() - TimeSpan.FromSeconds(20) });

        Assert.Contains("silent for 20 s", Render<ClusterPage>().Find(".card-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_node_is_the_page_says_what_to_do()
    {
        Answering();

        Assert.Contains("No node trains", Render<ClusterPage>().Find(".notice").TextContent, StringComparison.Ordinal);
    }

    private void Answering(params NodeInfo[] nodes) => Scheduler.GetNodes().Returns(nodes);

    private NodeInfo Node(string name, IReadOnlyList<NodeDevice> devices) => new(name, devices, "0.1.0", Time.GetUtcNow(), Time.GetUtcNow());
}
