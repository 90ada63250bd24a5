using Bunit;
using NSubstitute;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Study;

namespace Sweep.Dashboard.Tests;

/// <summary>The views of a sweep.</summary>
public sealed class SweepViewTests : PageTest
{
    private const string Id = "dropout-1";

    private readonly ISweepGrain study;

    public SweepViewTests()
    {
        study = Study(Id);
        study.GetPage(Arg.Any<TrialQuery>()).Returns(new TrialPage([Made.Trial(4, 0.2, 0.9), Made.Trial(1, 0, 0.8)], 100_000, More: true));
    }

    [Fact]
    public void A_table_shows_intervals_verdicts_and_what_they_allow_to_say()
    {
        study.GetTables("dropout").Returns([Table()]);

        var view = View<TableSection>();

        Assert.Equal(["0★", "0.2", "0.4"], view.FindAll("tbody tr").Select(row => row.Children[0].TextContent.Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("")));
        Assert.Equal(["baseline", "worse", "no evidence"], view.FindAll("tbody .chip").Select(chip => chip.TextContent));
        Assert.Contains("0.900 ± 0.010", view.Markup, StringComparison.Ordinal);
        Assert.Contains("−0.100 ± 0.050", view.Markup, StringComparison.Ordinal);
        Assert.Contains("Conclusion: dropout=0.2 is worse than the baseline in val acc, by 0.100. These seeds cannot tell the rest (1) from the baseline.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_cannot_be_read_is_said_under_the_field_and_not_asked()
    {
        var view = View<TrialsView>();
        study.ClearReceivedCalls();

        Filter(view, "dropuot > 0.1");

        Assert.Contains("dropout", view.Find("#where-said[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Column 1", view.Find("#where-said").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", view.Find("#where").GetAttribute("aria-invalid"));
        await study.DidNotReceive().GetPage(Arg.Any<TrialQuery>());
    }

    [Fact]
    public async Task A_condition_the_order_and_the_page_are_the_servers_work()
    {
        var view = View<TrialsView>();
        await study.Received().GetPage(new TrialQuery { Sweep = "dropout", Order = "val_accuracy", Descending = true });

        Filter(view, "dropout > 0.1");
        await study.Received().GetPage(new TrialQuery { Sweep = "dropout", Order = "val_accuracy", Descending = true, Where = "dropout > 0.1" });

        Press(view, "val loss");
        await study.Received().GetPage(new TrialQuery { Sweep = "dropout", Order = "val_loss", Where = "dropout > 0.1" });

        Press(view, "dropout");
        await study.Received().GetPage(new TrialQuery { Sweep = "dropout", By = "dropout", Where = "dropout > 0.1" });

        Press(view, "val loss");
        Press(view, "Next");
        await study.Received().GetPage(new TrialQuery { Sweep = "dropout", Order = "val_loss", Where = "dropout > 0.1", Skip = 25 });
    }

    [Fact]
    public void The_order_is_said_to_those_who_do_not_see_the_arrow()
    {
        var view = View<TrialsView>();

        Assert.Equal(["descending"], view.FindAll("th[aria-sort]").Select(head => head.GetAttribute("aria-sort")));
        Assert.Contains("1–2 of 100,000", view.Find(".pager").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_points_are_left_out_the_page_says_so()
    {
        study.GetSample("dropout", Arg.Any<int>()).Returns(new TrialSample(
            [Made.Trial(1, 0, 0.8), Made.Trial(2, 0, 0.82), Made.Trial(3, 0.4, 0.6), Made.Trial(4, 0.4, 0.62)], 100_000, [new TrialRecord(1, 0.8), new TrialRecord(2, 0.82)]));

        var view = View<ParametersView>();

        Assert.Contains("4 of 100,000 finished trials shown", view.Markup, StringComparison.Ordinal);
        Assert.Contains("The best val acc is 0.8200, of trial 2", view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindComponents<ContourChart>());
    }

    [Fact]
    public void The_contour_and_the_ranks_are_of_the_two_most_important_parameters()
    {
        study.GetSample("dropout", Arg.Any<int>()).Returns(new TrialSample([Made.Trial(1, 0, 0.8), Made.Trial(2, 0.2, 0.82)], 2, [])
        {
            Importance = [new("batch_size", 0.5, 0.01, null), new("dropout", 0.2, 0.2, null), new("units", null, null, null)],
        });

        var view = View<ParametersView>();

        Assert.Equal(("batch_size", "dropout"), (view.FindComponent<ContourChart>().Instance.First, view.FindComponent<ContourChart>().Instance.Second));
        Assert.Equal(("batch_size", "dropout"), (view.FindComponent<RankChart>().Instance.First, view.FindComponent<RankChart>().Instance.Second));
    }

    [Fact]
    public void Brushes_keep_the_lines_between_them()
    {
        var view = Render<ParallelCoordinates>(parallel => parallel
            .Add(p => p.Trials, [Made.Trial(1, 0, 0.8), Made.Trial(2, 0.2, 0.9), Made.Trial(3, 0.4, 0.6)])
            .Add(p => p.Keys, ["dropout"])
            .Add(p => p.Metric, MetricSpec.Default)
            .Add(p => p.Metrics, MetricSet.TextClassifier));
        Assert.Contains("3 of 3 within", view.Markup, StringComparison.Ordinal);

        Use(view, "[aria-label='Least dropout']", element => element.Input("40"));
        Assert.Contains("2 of 3 within", view.Markup, StringComparison.Ordinal);
        Use(view, "[aria-label='Least val acc']", element => element.Input("90"));
        Assert.Equal("trial 2: 0.9000", Assert.Single(view.FindAll(".actions a")).TextContent);

        Press(view, "Show all");
        Assert.Contains("3 of 3 within", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_is_not_there_is_said_to_be_missing()
    {
        study.Get().Returns((StudyRow?)null);

        var page = Render<StudyPage>(page => page.Add(p => p.Id, Id));

        Assert.Contains("There is no study 'dropout-1'", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_in_a_spec_is_shown_as_text()
    {
        const string script = "<script>alert(1)</script>";
        var row = Made.Study(Id);
        row = row with { Spec = row.Spec with { Description = script, Source = $"description: {script}", Sweeps = [row.Spec.Sweeps[0] with { Description = script }] } };
        study.Get().Returns(row);
        study.GetProgress().Returns(Made.Progress(Id) with { Running = [new RunningTrial(new TrialId(Id, 1), script, script, 10, null)] });
        study.GetTables("dropout").Returns([Table() with { Title = script }]);

        var page = Render<StudyPage>(page => page.Add(p => p.Id, Id));

        Assert.Empty(page.FindAll("script"));
        Assert.Contains(script, page.Find(".study-head").TextContent, StringComparison.Ordinal);
        Assert.Contains(script, page.Find("h2").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<T> View<T>() where T : SweepView => Render<T>(view => view.Add(v => v.Study, Made.Study(Id)).Add(v => v.Sweep, 0));

    private static void Filter(IRenderedComponent<TrialsView> view, string condition)
    {
        Use(view, "#where", element => element.Change(condition));
        Use(view, "form", element => element.Submit());
    }

    private static ComparisonTable Table() => new(
        "dropout", "How much dropout", MetricSpec.Default, ["dropout"], 0,
        [
            Row("0", 0.9, null, Verdict.Baseline, isBest: true),
            Row("0.2", 0.8, new Difference(-0.1, -0.15, -0.05, 3, Verdict.Worse), Verdict.Worse),
            Row("0.4", 0.89, new Difference(-0.01, -0.06, 0.04, 3, Verdict.NoEvidence), Verdict.NoEvidence),
        ],
        0);

    private static TableRow Row(string dropout, double accuracy, Difference? difference, Verdict verdict, bool isBest = false) => new(
        [new ParameterValue(dropout)], 1000, 3, 0.1, [new(0.95, 0.94, 0.96), new(0.2, 0.19, 0.21), new(accuracy, accuracy - 0.01, accuracy + 0.01), new(0.3, 0.29, 0.31)],
        difference, verdict, isBest);
}
