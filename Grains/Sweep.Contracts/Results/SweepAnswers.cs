using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Results;

/// <summary>
/// What the models of a sweep's table answered to their validation texts after the last epoch, and what they got wrong.
/// </summary>
/// <param name="Study">The study's id.</param>
/// <param name="Sweep">The sweep's name.</param>
/// <param name="Factors">The hyperparameters that vary, as in the sweep's table.</param>
/// <param name="Baseline">Index of the baseline's row; null if there is none.</param>
/// <param name="Rows">The rows of the sweep's table, in its order.</param>
/// <param name="Missed">The texts that all models got wrong.</param>
/// <param name="Unanswered">Planned trials without answers, by reason.</param>
[GenerateSerializer, Immutable, Alias("sweep.SweepAnswers")]
public sealed record SweepAnswers(
    string Study,
    string Sweep,
    IReadOnlyList<string> Factors,
    int? Baseline,
    IReadOnlyList<AnswersRow> Rows,
    MissedTexts Missed,
    IReadOnlyList<UnansweredTrials> Unanswered)
{
    /// <summary>Missed texts that are given where nobody says how many.</summary>
    public const int DefaultTexts = 20;

    /// <summary>The most that are given.</summary>
    public const int MaxTexts = 1000;

    /// <summary>What the data call class 0.</summary>
    [Id(7)] public required string NegativeLabel { get; init; }

    /// <summary>What the data call class 1, which counts as positive.</summary>
    [Id(8)] public required string PositiveLabel { get; init; }

    /// <summary>Why texts and groups are missing, such as a file that is no longer there; null if they are not.</summary>
    [Id(9)] public string? DataProblem { get; init; }

    /// <summary>Configurations that are left out, as in the sweep's table, because there are too many.</summary>
    [Id(10)] public int Omitted { get; init; }

    /// <summary>The groups of which any row has answers, sorted; none where the data know none.</summary>
    public IReadOnlyList<string> Groups =>
        [.. Rows.SelectMany(row => row.Groups).Select(group => group.Group).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>The answers of one configuration, over those of its trials that learned.</summary>
/// <param name="Values">Its value of each factor, in the order of <see cref="SweepAnswers.Factors"/>.</param>
/// <param name="Trials">Trials whose answers these are.</param>
/// <param name="Answers">
/// Their answers taken together; <see cref="BinaryAnswers.Auc"/> is the mean of the trials' own, since probabilities of
/// several models have no common order. Null for no trials.
/// </param>
/// <param name="Groups">Accuracy by group, sorted by name; none where the data know no groups.</param>
[GenerateSerializer, Immutable, Alias("sweep.AnswersRow")]
public sealed record AnswersRow(
    IReadOnlyList<ParameterValue> Values, int Trials, BinaryAnswers? Answers, IReadOnlyList<GroupAccuracy> Groups);

/// <summary>How often texts of one group are answered right.</summary>
/// <param name="Group">The group the data place them in, such as the pattern of a built-in review.</param>
/// <param name="Answers">Answers of all trials to its texts, at least one.</param>
/// <param name="Right">Those that are right.</param>
[GenerateSerializer, Immutable, Alias("sweep.GroupAccuracy")]
public sealed record GroupAccuracy(string Group, int Answers, int Right)
{
    /// <summary>The share that is right.</summary>
    public double Accuracy => (double)Right / Answers;
}

/// <summary>Texts that every trial got wrong whose validation set holds them.</summary>
/// <param name="Texts">Some of them: those most trials got wrong first, of equal ones those they were surest of.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Asked">Texts that any trial answered.</param>
[GenerateSerializer, Immutable, Alias("sweep.MissedTexts")]
public sealed record MissedTexts(IReadOnlyList<MissedText> Texts, int Total, int Asked);

/// <summary>A text that every trial got wrong.</summary>
/// <param name="Row">Its row number in the data set, from 0.</param>
/// <param name="Label">What it is.</param>
/// <param name="Trials">Trials that answered it.</param>
/// <param name="Probability">The mean of their probabilities that it is positive.</param>
/// <param name="Group">The group the data place it in; null where they know none.</param>
/// <param name="Text">The text; null where it cannot be read.</param>
[GenerateSerializer, Immutable, Alias("sweep.MissedText")]
public sealed record MissedText(int Row, string Label, int Trials, double Probability, string? Group, string? Text);

/// <summary>Planned trials that have no answers.</summary>
[GenerateSerializer, Immutable, Alias("sweep.UnansweredTrials")]
public sealed record UnansweredTrials(NoAnswersReason Reason, int Trials);

/// <summary>Why a trial has no answers.</summary>
public enum NoAnswersReason
{
    /// <summary>It has not finished, or failed.</summary>
    NotFinished,

    /// <summary>It never learned, and its answers are chance.</summary>
    NeverLearned,

    /// <summary>Its checkpoint is no longer there.</summary>
    NoCheckpoint,

    /// <summary>It ended before its last epoch, or what trained it keeps no answers, as earlier versions do not.</summary>
    NotKept,

    /// <summary>Its checkpoint cannot be read.</summary>
    Unreadable,
}
