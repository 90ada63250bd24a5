using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Tables.Answers;
using Sweep.Grains.Tests.Coordination;

namespace Sweep.Grains.Tests.Tables.Answers;

/// <summary>Answers gathered from the checkpoints of a study that was trained, by a trainer that follows a script.</summary>
public sealed class AnswersReadingTests
{
    private const string Id = "units-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_of_the_table_has_the_answers_of_its_trials()
    {
        await using var silo = await CompletedAsync(configurations: 2, seeds: 2);
        var reader = new Scripted(
            () => Answered.Of([1, 2], 0.9f, 0.8f), () => Answered.Of([1, 4], 0.4f, 0.9f),
            () => Answered.Of([1, 2], 0.2f, 0.8f), () => Answered.Of([1, 4], 0.6f, 0.1f));

        var answers = await ReadAsync(silo, reader, new Texts());

        Assert.Equal((Id, "units", "bad", "good"), (answers.Study, answers.Sweep, answers.NegativeLabel, answers.PositiveLabel));
        Assert.Equal(["[1]", "[2]"], answers.Rows.Select(row => row.Values.Single().Json));
        Assert.Equal([new ConfusionMatrix(1, 2, 0, 1), new ConfusionMatrix(1, 1, 1, 1)], answers.Rows.Select(row => row.Answers!.Confusion));
        Assert.Equal([new GroupAccuracy("group 0", 2, 0), new GroupAccuracy("group 1", 2, 1)], answers.Rows[0].Groups);
        Assert.Equal(["group 0", "group 1"], answers.Groups);
        Assert.Equal((1, 3), (answers.Missed.Total, answers.Missed.Asked));
        var missed = answers.Missed.Texts.Single();
        Assert.Equal((2, "bad", 2, "group 0", "text 2"), (missed.Row, missed.Label, missed.Trials, missed.Group, missed.Text));
        Assert.Equal(0.8, missed.Probability, 6);
        Assert.Empty(answers.Unanswered);
        Assert.Null(answers.DataProblem);
    }

    [Fact]
    public async Task Trials_without_answers_are_counted_by_reason_and_fail_nothing()
    {
        await using var silo = await CompletedAsync(configurations: 4, seeds: 1);
        var reader = new Scripted(() => Answered.Of([1], 0.9f), () => null, () => throw new InvalidDataException(), () => null);

        var answers = await ReadAsync(silo, reader, new Texts());

        Assert.Equal([new(NoAnswersReason.NotKept, 2), new(NoAnswersReason.Unreadable, 1)], answers.Unanswered);
        Assert.Equal([1, 0, 0, 0], answers.Rows.Select(row => row.Trials));
        Assert.Null(answers.Rows[1].Answers);
    }

    [Fact]
    public async Task Trials_that_have_not_finished_and_checkpoints_that_are_gone_are_said()
    {
        await using var silo = await CompletedAsync(configurations: 2, seeds: 1);
        var (study, table) = await TableAsync(silo);
        // One more trial planned than has finished, and a number that no checkpoint has.
        var row = table.Rows[0] with { Planned = 3, Trials = 2, LiveTrials = [99] };

        var answers = await new AnswersReading(silo.Store, null, null).ReadAsync(study, table with { Rows = [row], Omitted = 7 }, 10, Cancellation);

        Assert.Equal(7, answers.Omitted);
        Assert.Equal(
            [new(NoAnswersReason.NotFinished, 1), new(NoAnswersReason.NeverLearned, 1), new(NoAnswersReason.NoCheckpoint, 1)], answers.Unanswered);
    }

    [Fact]
    public async Task Data_that_cannot_be_read_leave_the_measures_and_are_named()
    {
        await using var silo = await CompletedAsync(configurations: 1, seeds: 1);

        var answers = await ReadAsync(silo, new Scripted(() => Answered.Of([1], 0.1f)), new NoTexts());

        Assert.Equal(new ConfusionMatrix(0, 0, 0, 1), answers.Rows.Single().Answers!.Confusion);
        Assert.Empty(answers.Groups);
        Assert.Null(answers.Missed.Texts.Single().Text);
        Assert.Contains("gone", answers.DataProblem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_missed_texts_than_asked_for_are_counted()
    {
        await using var silo = await CompletedAsync(configurations: 1, seeds: 1);

        var answers = await ReadAsync(silo, new Scripted(() => Answered.Of([1, 3, 5], 0.1f, 0.2f, 0.3f)), new Texts(), most: 2);

        Assert.Equal([1, 3], answers.Missed.Texts.Select(text => text.Row));
        Assert.Equal(3, answers.Missed.Total);
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_reading()
    {
        await using var silo = await CompletedAsync(configurations: 1, seeds: 1);
        var (study, table) = await TableAsync(silo);

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            new AnswersReading(silo.Store, new Scripted(), null).ReadAsync(study, table, 10, new CancellationToken(canceled: true)));
    }

    private static async Task<TestSilo> CompletedAsync(int configurations, int seeds)
    {
        var silo = await TestSilo.StartAsync(new ScriptedTrainer());
        await silo.SubmitAsync(Id, configurations, seeds, epochs: 1);
        await silo.WaitForEndAsync(Id);
        return silo;
    }

    private static async Task<(StudyRow Study, ComparisonTable Table)> TableAsync(TestSilo silo) =>
        ((await silo.Study(Id).Get())! with { Dataset = new DatasetInfo("texts", 9, 4, "bad", "good", 5, 9, "00", []) }, (await silo.Study(Id).GetTables("units"))[0]);

    private static async Task<SweepAnswers> ReadAsync(TestSilo silo, ITrialAnswers reader, IDatasetRows rows, int most = 10)
    {
        var (study, table) = await TableAsync(silo);
        return await new AnswersReading(silo.Store, reader, rows).ReadAsync(study, table, most, Cancellation);
    }

    /// <summary>Answers the checkpoints in the order in which they are read.</summary>
    private sealed class Scripted(params Func<TrialAnswers?>[] answers) : ITrialAnswers
    {
        private int next;

        public TrialAnswers? Read(byte[] checkpoint) => answers[next++]();
    }

    private sealed class Texts : IDatasetRows
    {
        public IReadOnlyList<DatasetRow> ReadRows(DatasetSpec dataset, string fingerprint, IReadOnlyList<int> rows) =>
            [.. rows.Select(row => new DatasetRow(row, $"text {row}", (byte)(row % 2), $"group {row % 2}"))];
    }

    private sealed class NoTexts : IDatasetRows
    {
        public IReadOnlyList<DatasetRow> ReadRows(DatasetSpec dataset, string fingerprint, IReadOnlyList<int> rows) =>
            throw new SpecException(dataset.Source, "the file is gone");
    }
}
