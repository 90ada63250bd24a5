using Sweep.Contracts.Results;
using Sweep.Formats.Answers;

namespace Sweep.Formats.Tests.Answers;

/// <summary>Answers in a terminal, in both languages.</summary>
public sealed class TextAnswersTests
{
    private static readonly string English = SampleAnswers.Write(AnswersFormat.Text, "en", SampleAnswers.Recurrence);
    private static readonly string Spanish = SampleAnswers.Write(AnswersFormat.Text, "es", SampleAnswers.Recurrence);

    [Fact]
    public void Every_row_has_its_measures()
    {
        Assert.StartsWith("What the models get wrong: exercises-1/recurrence\n\nAnswers to the validation texts\n", English, StringComparison.Ordinal);
        Assert.Contains("""
            model            trials  accuracy  precision  recall     F1  ROC AUC  Brier  calib. error
            ─────────────────────────────────────────────────────────────────────────────────────────
            lstm (baseline)       2     0.902      0.900   0.882  0.891    0.961  0.071         0.034
            pooling               2     0.813      0.800   0.784  0.792    0.900  0.071         0.034
            """, English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_has_counts_and_shares_and_says_what_is_what()
    {
        Assert.Contains("lstm (baseline)  450 (40.2 %)   60 (5.4 %)   50 (4.5 %)  560 (50.0 %)", English, StringComparison.Ordinal);
        Assert.Contains("FN: “good” called “bad”;", English, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_are_a_column_each_and_the_one_that_separates_the_rows_is_named()
    {
        Assert.Contains("""
            model            negated  plain
            ───────────────────────────────
            lstm (baseline)    0.950  0.891
            pooling            0.520  0.876
            The rows differ most on the pattern “negated”: 0.950 with lstm (baseline), 0.520 with pooling.
            """, English, StringComparison.Ordinal);
        Assert.Contains("patrón «negación»: 0,950 con lstm (base), 0,520 con pooling.", Spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_answers_separate_nothing()
    {
        var few = SampleAnswers.Recurrence with
        {
            Rows = [.. SampleAnswers.Recurrence.Rows.Select((row, index) => row with { Groups = [new GroupAccuracy("negated", 20, 20 - 10 * index)] })],
        };

        Assert.DoesNotContain("differ most", SampleAnswers.Write(AnswersFormat.Text, "en", few), StringComparison.Ordinal);
    }

    [Fact]
    public void Missed_texts_are_cut_to_a_line_and_cannot_move_the_cursor()
    {
        var line = English.Split('\n').Single(line => line.StartsWith(" 17  good", StringComparison.Ordinal));

        Assert.StartsWith(" 17  good        4        0.031  negated  Not a dull [2J moment, not one; it never", line, StringComparison.Ordinal);
        Assert.EndsWith("…", line, StringComparison.Ordinal);
        Assert.Contains("3 of 1000 texts are wrong in every trial that answered them; 2 shown.", English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Contains("Trials without answers: 2 not finished; 1 never learned.", English, StringComparison.Ordinal);
        Assert.Contains("Pruebas sin respuestas: 2 sin terminar; 1 que no aprendieron nunca.", Spanish, StringComparison.Ordinal);
        Assert.Equal(
            """
            What the models get wrong: exercises-1/recurrence

            Trials without answers: 4 that ended early or are of a version that keeps no answers.
            Configurations left out, as in the table: 7.
            Texts and patterns are missing: reviews.csv: cannot be read

            """,
            SampleAnswers.Write(AnswersFormat.Text, "en", SampleAnswers.Unanswered));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Nothing_is_wider_than_the_terminal(string language)
    {
        var many = SampleAnswers.Recurrence with
        {
            Factors = ["model", "learning_rate", "dropout", "embedding_dim", "batch_size"],
            Rows =
            [
                .. SampleAnswers.Recurrence.Rows.Select(row => row with
                {
                    Values = [row.Values[0], new("0.000123456789"), new("0.25"), new("16"), new("32")],
                    Groups = [.. Enumerable.Range(0, 30).Select(group => new GroupAccuracy($"a long group {group}", 100, 50))],
                }),
            ],
        };

        var written = SampleAnswers.Write(AnswersFormat.Text, language, many, SampleAnswers.Recurrence, SampleAnswers.Unanswered);

        Assert.All(written.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("learning_rate=0.0001235", written, StringComparison.Ordinal);
    }
}
