using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

public sealed class TextTablesTests
{
    [Fact]
    public void English_tables_are_aligned_with_the_best_row_marked_and_explained() => Assert.Equal(
        """
        units: Units of the two recurrent layers

          units      parameters  s/epoch  trials        val acc  val loss  train acc  train loss      difference  verdict
          ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
          [16, 8]        16,359     0.25       3  0.790 ± 0.050     0.500      0.900       0.250  −0.030 ± 0.050  no evidence
          [64, 32]       49,357     0.50       3  0.820 ± 0.050     0.500      0.900       0.250                  baseline
        * [128, 64]     139,501     1.25       3  0.850 ± 0.050     0.500      0.900       0.250  +0.030 ± 0.020  better

        * best mean val acc; ± is half of the 95 % interval over seeds; differences are to the baseline, seed by seed.
        Better than the baseline in val acc: units=[128, 64]: +0.030 (95 % interval +0.010 to +0.050). For the other rows there is no evidence of a difference. The smallest model with no evidence of being worse, which is not evidence of being as good, is units=[16, 8]: 16,359 parameters against 49,357. Of 2 comparisons at 95 %, about 0.1 would look different by chance alone.

        activation: Relu | tanh

          activation  parameters  s/epoch  trials        val acc  val loss  train acc  train loss      difference  verdict
          ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        * tanh            49,357     0.50       3  0.832 ± 0.050     0.500      0.900       0.250  +0.012 ± 0.032  no evidence
          relu            49,357     0.50       3  0.820 ± 0.050     0.500      0.900       0.250                  baseline

        * best mean val acc; ± is half of the 95 % interval over seeds; differences are to the baseline, seed by seed.
        No row differs from the baseline by more than the noise of 3 seeds allows for. The largest difference in val acc: activation=tanh: +0.012 (95 % interval −0.020 to +0.044).


        """,
        SampleTables.Write(TableFormat.Text, SampleTables.English, SampleTables.Units, SampleTables.Activation));

    [Fact]
    public void Spanish_tables_have_Spanish_words_and_numbers() => Assert.Equal(
        """
        units: Unidades de las dos capas recurrentes

          units      parámetros  s/época  pruebas  exact. valid.  pérd. valid.  exact. entren.  pérd. entren.      diferencia  veredicto
          ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
          [16, 8]        16.359     0,25        3  0,790 ± 0,050         0,500           0,900          0,250  −0,030 ± 0,050  sin evidencia
          [64, 32]       49.357     0,50        3  0,820 ± 0,050         0,500           0,900          0,250                  base
        * [128, 64]     139.501     1,25        3  0,850 ± 0,050         0,500           0,900          0,250  +0,030 ± 0,020  mejor

        * mejor media de exact. valid.; ± es la mitad del intervalo del 95 % sobre las semillas; las diferencias son con la base, semilla a semilla.
        Mejor que la base en exact. valid.: units=[128, 64]: +0,030 (intervalo del 95 % de +0,010 a +0,050). Para las demás filas no hay evidencia de una diferencia. El modelo más pequeño sin evidencia de ser peor, que no es evidencia de ser igual de bueno, es units=[16, 8]: 16.359 parámetros frente a 49.357. De 2 comparaciones al 95 %, unas 0,1 parecerían distintas solo por azar.

        activation: Relu | tanh

          activation  parámetros  s/época  pruebas  exact. valid.  pérd. valid.  exact. entren.  pérd. entren.      diferencia  veredicto
          ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        * tanh            49.357     0,50        3  0,832 ± 0,050         0,500           0,900          0,250  +0,012 ± 0,032  sin evidencia
          relu            49.357     0,50        3  0,820 ± 0,050         0,500           0,900          0,250                  base

        * mejor media de exact. valid.; ± es la mitad del intervalo del 95 % sobre las semillas; las diferencias son con la base, semilla a semilla.
        Ninguna fila difiere de la base más de lo que permite el ruido de 3 semillas. La mayor diferencia en exact. valid.: activation=tanh: +0,012 (intervalo del 95 % de −0,020 a +0,044).


        """,
        SampleTables.Write(TableFormat.Text, SampleTables.Spanish, SampleTables.Units, SampleTables.Activation));

    [Fact]
    public void Other_languages_are_answered_in_English() => Assert.Contains(
        "no evidence", SampleTables.Write(TableFormat.Text, System.Globalization.CultureInfo.GetCultureInfo("fr"), SampleTables.Units), StringComparison.Ordinal);

    [Fact]
    public void The_first_exercise_fits_a_terminal_of_120_columns() => Assert.All(
        SampleTables.Write(TableFormat.Text, SampleTables.English, SampleTables.Units).Split('\n').Take(8), line => Assert.InRange(line.Length, 0, 120));
}
