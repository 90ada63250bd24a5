using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Tables;

/// <summary>The conclusion where rows are compared with a baseline; the advice is that of the first finding.</summary>
internal sealed class BaselineConclusion(ComparisonTable table, Text text) : TableProse(table, text)
{
    private readonly List<string> found = [];
    private string? next;

    public (string Found, string Next) Find()
    {
        if (Findings.Better.Count > 0)
            Say(Differ("ConcludeBetter", Findings.Better), Confirm);
        if (Table.Margin is { } margin && Findings.SmallestAsGood is { } smallest
            && smallest != Findings.Better.FirstOrDefault())
            Say(Smaller(smallest, margin), Text.Get("NextSmaller", Label(smallest)));
        if (Findings.LearnsLess is [var less, ..])
            Say(Learns("ConcludeLearnsLess", less), Text.Get("NextLearnsLess"));
        if (Findings.LearnsMore is [var more, ..])
            Say(Learns("ConcludeLearnsMore", more), Text.Get("NextLearnsMore"));
        if (Findings.Worse.Count > 0)
            Say(Worse(), Findings.Undecided.Count > 0 && CanTell ? Extend() : Text.Get("NextWorse"));
        if (found.Count == 0 && Findings.AsGood.Count > 0 && Table.Margin is { } within)
            Say(
                Text.Get("ConcludeAsGood", Margin(within), Labels(Findings.AsGood)),
                Text.Get("NextAsGood", Label(Findings.Baseline!)));
        if (Findings.Undecided.Count > 0)
            CannotTell();
        return found.Count == 0
            ? (Text.Get("ConcludeNoEvidence"), Text.Get("NextOneSeed"))
            : (string.Join(' ', found), next!);
    }

    /// <summary>Whether a number of seeds is known to tell the undecided rows.</summary>
    private bool CanTell => Table.SeedsToTell is not null;

    private void Say(string sentence, string advice)
    {
        found.Add(sentence);
        next ??= advice;
    }

    private string Smaller(TableRow smallest, double margin) => Text.Get(
        "ConcludeSmaller", Label(smallest), Margin(margin),
        Words.Percent(Findings.CostOf(smallest)!.Value / Findings.CostOf(Findings.Baseline!)!.Value));

    private string Worse() => Findings.Worse.Count > 1 && Findings.Worse.Count == Findings.Others.Count
        ? Text.Get("ConcludeAllWorse", Metric, Label(Findings.Worse[0]), Amount(Findings.Worse[0]))
        : Differ("ConcludeWorse", Findings.Worse);

    private void CannotTell()
    {
        if (Findings.Undecided.All(row => row.Difference!.Reason is NoIntervalReason.NoSpread))
            Say(Text.Get("ConcludeNoSpread"), Text.Get("NextNoSpread"));
        else if (found.Count > 0)
            Say(Rest(), Extend());
        else if (Table.Detectable is { } detectable)
            Say(
                Text.Get(
                    "ConcludeCannotTell", Findings.Seeds, Words.Number(detectable),
                    Words.Number(Findings.Undecided.Max(TableFindings.Size))),
                Extend());
        else
            Say(Text.Get("ConcludeCannotTellYet", Findings.Seeds), Extend());
    }

    /// <summary>How many seeds could tell is said here unless the advice says it.</summary>
    private string Rest() => Table.SeedsToTell is { } seeds && next != Extend()
        ? Text.Get("ConcludeRestSeeds", Findings.Undecided.Count, seeds)
        : Text.Get("ConcludeRest", Findings.Undecided.Count);

    /// <summary>An extension is for the whole study, so what it costs is, too.</summary>
    private string Extend()
    {
        if (Table.SeedsToTell is not { } seeds)
            return Text.Get("NextCheapest");
        var advice = Text.Get("NextExtend", seeds);
        return Table.TrialsToTell is { } trials ? $"{advice} {Text.Get("ExtendCost", Words.Whole(trials))}" : advice;
    }

    private string Differ(string name, IReadOnlyList<TableRow> rows) => rows is [var only]
        ? Text.Get(name, Label(only), Metric, Amount(only))
        : Text.Get($"{name}Most", rows.Count, Metric, Label(rows[0]), Amount(rows[0]));

    /// <summary>How far a row lies from the baseline: better and worse say to which side.</summary>
    private string Amount(TableRow row) => Words.Number(TableFindings.Size(row));

    private string Learns(string name, TableRow row) => Text.Get(
        name, Label(row), row.Learned?.Count, row.Learned?.Of,
        Findings.Baseline!.Learned?.Count, Findings.Baseline.Learned?.Of);
}
