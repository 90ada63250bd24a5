using Sweep.Contracts.Results;
using Sweep.Formats.Confirmations;
using Sweep.Formats.Tests.Tables;

namespace Sweep.Formats.Tests.Confirmations;

public sealed class ConfirmationTextTests
{
    [Fact]
    public void English_text_shows_selection_and_confirmation_side_by_side() => Assert.Equal(
        """
        Confirmation of exercises-1/units with 10 fresh seeds, from number 1000 on
        (exercises-1-units-confirm-1)

        units      chosen  shrunken  fresh    drop       test acc  learned      difference  verdict
        ───────────────────────────────────────────────────────────────────────────────────────────────
        [64, 32]    0.910     0.905  0.900  +0.010  0.890 ± 0.010    10/10                  baseline
        [128, 64]   0.930     0.918  0.915  +0.015  0.920 ± 0.010    10/10  +0.030 ± 0.012  better
        [8, 4]      0.920     0.912  0.899  +0.021  0.886 ± 0.010     9/10  −0.004 ± 0.012  no evidence

        chosen: mean val acc for which the row was chosen; shrunken: what of it to expect again; fresh: the
        same with fresh seeds, and drop what was lost. The test set is read with the weights of the epoch
        that is best on validation texts. Differences are to the baseline; their intervals hold together
        with 95 %.
        Confirmed on the test set with 10 fresh seeds: better than the baseline: units=[128, 64] (+0.030 ±
        0.012).

        """,
        SampleConfirmations.Write(SampleConfirmations.OnTest, SampleTables.English));

    [Fact]
    public void Spanish_text_has_Spanish_words_and_numbers() => Assert.Equal(
        """
        Confirmación de exercises-1/units con 10 semillas nuevas, a partir de la número 1000
        (exercises-1-units-confirm-1)

        units      elegida  esperada  nueva   caída    exact. test  aprenden      diferencia  veredicto
        ───────────────────────────────────────────────────────────────────────────────────────────────────
        [64, 32]     0,910     0,905  0,900  +0,010  0,890 ± 0,010     10/10                  base
        [128, 64]    0,930     0,918  0,915  +0,015  0,920 ± 0,010     10/10  +0,030 ± 0,012  mejor
        [8, 4]       0,920     0,912  0,899  +0,021  0,886 ± 0,010      9/10  −0,004 ± 0,012  sin evidencia

        elegida: media de exact. valid. por la que se eligió la fila; esperada: lo que cabe esperar otra
        vez; nueva: lo mismo con semillas nuevas, y caída lo que se pierde. exact. test: exactitud en el
        conjunto de prueba (test), con los pesos de la mejor época en validación. Las diferencias son con la
        base; sus intervalos valen a la vez con el 95 %.
        Confirmado en el conjunto de prueba con 10 semillas nuevas: mejor que la base: units=[128, 64]
        (+0,030 ± 0,012).

        """,
        SampleConfirmations.Write(SampleConfirmations.OnTest, SampleTables.Spanish));

    [Fact]
    public void Markdown_has_the_best_epoch_too() => Assert.Equal(
        """
        ## Confirmation of exercises-1/units with 10 fresh seeds, from number 1000 on (exercises-1-units-confirm-1)

        | units | chosen | shrunken | fresh | drop | best epoch | test acc | learned | difference | verdict |
        | :-- | --: | --: | --: | --: | --: | --: | --: | --: | :-- |
        | [64, 32] | 0.910 | 0.905 | 0.900 | +0.010 | 0.902 | 0.890 ± 0.010 | 10/10 |  | baseline |
        | [128, 64] | 0.930 | 0.918 | 0.915 | +0.015 | 0.917 | 0.920 ± 0.010 | 10/10 | +0.030 ± 0.012 | better |
        | [8, 4] | 0.920 | 0.912 | 0.899 | +0.021 | 0.901 | 0.886 ± 0.010 | 9/10 | −0.004 ± 0.012 | no evidence |

        chosen: mean val acc for which the row was chosen; shrunken: what of it to expect again; fresh: the same with fresh seeds, and drop what was lost. The test set is read with the weights of the epoch that is best on validation texts. Differences are to the baseline; their intervals hold together with 95 %.

        Confirmed on the test set with 10 fresh seeds: better than the baseline: units=[128, 64] (+0.030 ± 0.012).

        """,
        SampleConfirmations.Write(SampleConfirmations.OnTest, SampleTables.English, ConfirmationFormat.Markdown));

    [Fact]
    public void Without_a_test_set_rows_are_compared_by_their_metric()
    {
        Contains(SampleConfirmations.WithoutTest, "There is no test set, so rows are compared by val acc with fresh seeds.");
        Contains(SampleConfirmations.WithoutTest, "Confirmed on validation texts with 10 fresh seeds: better than the baseline: units=[128, 64] (+0.030 ± 0.012).");
        ContainsInSpanish(SampleConfirmations.WithoutTest, "No hay conjunto de prueba: las filas se comparan por exact. valid. con semillas nuevas.");
        ContainsInSpanish(
            SampleConfirmations.WithoutTest, "Confirmado en los textos de validación con 10 semillas nuevas: mejor que la base: units=[128, 64] (+0,030 ± 0,012).");
    }

    [Fact]
    public void What_is_not_better_is_not_confirmed()
    {
        var table = With(SampleConfirmations.OnTest.Rows[2]);
        Contains(
            table,
            "Not confirmed: on the test set, with 10 fresh seeds, there is no evidence that a chosen row is better than the baseline. "
            + "Chosen first of the others: units=[8, 4] (−0.004 ± 0.012).");
        ContainsInSpanish(
            table,
            "Sin confirmar: en el conjunto de prueba, con 10 semillas nuevas, no hay evidencia de que una fila elegida sea mejor que la base. "
            + "La primera elegida de las otras: units=[8, 4] (−0,004 ± 0,012).");
    }

    [Fact]
    public void Without_a_baseline_rows_are_compared_with_the_one_chosen_first()
    {
        var table = SampleConfirmations.OnTest with { HasBaseline = false };
        Contains(table, "chosen first");
        Contains(table, "better than the row chosen first: units=[128, 64] (+0.030 ± 0.012).");
        ContainsInSpanish(table, "mejor que la fila elegida primero: units=[128, 64] (+0,030 ± 0,012).");
    }

    [Fact]
    public void Missing_trials_and_single_seeds_and_single_rows_have_no_verdict()
    {
        var missing = SampleConfirmations.OnTest with { Missing = 4 };
        Contains(missing, "So far: 4 planned trials have not finished, so there is no verdict yet.");
        ContainsInSpanish(missing, "Por ahora: faltan 4 pruebas previstas, así que aún no hay veredicto.");

        var single = With(SampleConfirmations.OnTest.Rows[2] with { DifferenceHalfWidth = null }) with { Seeds = 1 };
        Contains(single, "So few fresh seeds (1) cannot tell a difference to the baseline from noise; confirm with more (--seeds).");
        ContainsInSpanish(single, "Tan pocas semillas nuevas (1) no distinguen del ruido una diferencia con la base; confirme con más (--seeds).");

        Contains(With(), "units=[64, 32] reaches 0.890 ± 0.010 on the test set with 10 fresh seeds; there is no other row to compare it with.");
        ContainsInSpanish(With(), "units=[64, 32] alcanza 0,890 ± 0,010 en el conjunto de prueba con 10 semillas nuevas; no hay otra fila con la que compararla.");
    }

    /// <summary>The baseline and these rows.</summary>
    private static ConfirmationTable With(params ConfirmationRow[] rows) =>
        SampleConfirmations.OnTest with { Rows = [SampleConfirmations.OnTest.Rows[0], .. rows] };

    private static void Contains(ConfirmationTable table, string text) =>
        Assert.Contains(text, OneLine(SampleConfirmations.Write(table, SampleTables.English)), StringComparison.Ordinal);

    private static void ContainsInSpanish(ConfirmationTable table, string text) =>
        Assert.Contains(text, OneLine(SampleConfirmations.Write(table, SampleTables.Spanish)), StringComparison.Ordinal);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
