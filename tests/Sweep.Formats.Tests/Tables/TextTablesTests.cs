using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

public sealed class TextTablesTests
{
    private const int Width = 100;

    [Fact]
    public void English_tables_are_aligned_with_the_best_row_marked_and_explained() => Assert.Equal(
        """
        units: Units of the two recurrent layers
        How many units?

                                                                           best           mul-
          units      learned        val acc      difference  verdict      epoch     gap   adds
          ────────────────────────────────────────────────────────────────────────────────────
          [16, 8]        3/3  0.790 ± 0.050  −0.030 ± 0.050  no evidence      9  +0.123   180k
          [64, 32]       3/3  0.820 ± 0.050                  baseline         9  +0.123  1.64M
        * [128, 64]      3/3  0.850 ± 0.050  +0.030 ± 0.020  better           9  +0.123  6.14M

        * best mean val acc over the trials that learned, chosen on validation. ± is half of the 95 %
        interval over seeds, on these 2,800 texts. How much trainings scatter is estimated from all rows of
        the table together, so the same baseline may have another ± in another table. The intervals of all
        differences of this table hold together with 95 %. For new texts the intervals of differences are up
        to 1.4 times as wide; those are the ones to quote for texts that are not among these.
        Better than the baseline in val acc: units=[128, 64]: +0.030 (95 % interval +0.010 to +0.050). For
        the other rows there is no evidence of a difference. No smaller model was shown to be as good within
        0.02. The best row, units=[128, 64], was chosen on validation: about 0.842 val acc after allowing
        for luck.
        Conclusion: units=[128, 64] is better than the baseline in val acc, by 0.030. These seeds cannot
        tell the rest (1) from the baseline; about 12 could. Try next: sweep confirm STUDY/units, which
        trains the best rows again with fresh seeds and measures them on the test set.

        activation: Relu | tanh

          activation  learned        val acc      difference  verdict
          ───────────────────────────────────────────────────────────────
        * tanh            3/3  0.832 ± 0.050  +0.012 ± 0.032  no evidence
          relu            3/3  0.820 ± 0.050                  baseline

        * best mean val acc over the trials that learned, chosen on validation. ± is half of the 95 %
        interval over seeds, on these data. The intervals of all differences of this table hold together
        with 95 %.
        No row differs from the baseline by more than the noise of 3 seeds allows for. The largest
        difference in val acc: activation=tanh: +0.012 (95 % interval −0.020 to +0.044). The best row,
        activation=tanh, was chosen on validation.
        Conclusion: These 3 seeds cannot tell the rows from the baseline. Try next: no practical number of
        seeds is known to tell; take the cheapest row, or levels further apart.


        """,
        SampleTables.Write(TableFormat.Text, SampleTables.English, SampleTables.Units, SampleTables.Activation));

    [Fact]
    public void Spanish_tables_have_Spanish_words_and_numbers() => Assert.Equal(
        """
        units: Unidades de las dos capas recurrentes
        ¿Cuántas unidades?

                     apren-                                                mejor          mult.
          units         den  exact. valid.      diferencia  veredicto      época  brecha  sumas
          ─────────────────────────────────────────────────────────────────────────────────────
          [16, 8]       3/3  0,790 ± 0,050  −0,030 ± 0,050  sin evidencia      9  +0,123   180k
          [64, 32]      3/3  0,820 ± 0,050                  base               9  +0,123  1,64M
        * [128, 64]     3/3  0,850 ± 0,050  +0,030 ± 0,020  mejor              9  +0,123  6,14M

        * mejor media de exact. valid. sobre las pruebas que aprendieron, elegida en validación. ± es la
        mitad del intervalo del 95 % sobre las semillas, con estos 2.800 textos. Cuánto se dispersan los
        entrenamientos se estima con todas las filas de la tabla juntas; por eso la misma base puede tener
        otro ± en otra tabla. Los intervalos de todas las diferencias de esta tabla valen a la vez con el 95
        %. Con textos nuevos los intervalos de las diferencias tienen hasta 1,4 veces esa anchura; son los
        que hay que citar para textos que no están entre estos.
        Mejor que la base en exact. valid.: units=[128, 64]: +0,030 (intervalo del 95 % de +0,010 a +0,050).
        Para las demás filas no hay evidencia de una diferencia. Ningún modelo más pequeño se ha mostrado
        igual de bueno, con margen 0,02. La mejor fila, units=[128, 64], se eligió en validación: cerca de
        0,842 de exact. valid., descontada la suerte.
        Conclusión: units=[128, 64] es mejor que la base en exact. valid., por 0,030. Estas semillas no
        distinguen el resto (1) de la base; unas 12 podrían. Siguiente paso: sweep confirm ESTUDIO/units,
        que entrena otra vez las mejores filas con semillas nuevas y las mide en el conjunto de prueba.

        activation: Relu | tanh

                      apren-
          activation     den  exact. valid.      diferencia  veredicto
          ────────────────────────────────────────────────────────────────
        * tanh           3/3  0,832 ± 0,050  +0,012 ± 0,032  sin evidencia
          relu           3/3  0,820 ± 0,050                  base

        * mejor media de exact. valid. sobre las pruebas que aprendieron, elegida en validación. ± es la
        mitad del intervalo del 95 % sobre las semillas, con estos datos. Los intervalos de todas las
        diferencias de esta tabla valen a la vez con el 95 %.
        Ninguna fila difiere de la base más de lo que permite el ruido de 3 semillas. La mayor diferencia en
        exact. valid.: activation=tanh: +0,012 (intervalo del 95 % de −0,020 a +0,044). La mejor fila,
        activation=tanh, se eligió en validación.
        Conclusión: Estas 3 semillas no distinguen las filas de la base. Siguiente paso: no se conoce un
        número práctico de semillas que lo distinga; tome la fila más barata, o niveles más separados.


        """,
        SampleTables.Write(TableFormat.Text, SampleTables.Spanish, SampleTables.Units, SampleTables.Activation));

    [Fact]
    public void Other_languages_are_answered_in_English() => Assert.Contains(
        "no evidence", SampleTables.Write(TableFormat.Text, System.Globalization.CultureInfo.GetCultureInfo("fr"), SampleTables.Units), StringComparison.Ordinal);

    [Fact]
    public void A_row_that_never_left_chance_shows_its_mean_and_says_so()
    {
        var table = SampleTables.Units with
        {
            Rows = [SampleTables.Units.Rows[0] with { Learned = new LearnedShare(0, 3, 0, 0.7076) }, .. SampleTables.Units.Rows.Skip(1)],
        };

        Assert.Contains("[16, 8]        0/3   0.790 chance", SampleTables.Write(TableFormat.Text, SampleTables.English, table), StringComparison.Ordinal);
        Assert.Contains("0,790 azar", SampleTables.Write(TableFormat.Text, SampleTables.Spanish, table), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_that_are_all_zero_have_no_interval()
    {
        var written = SampleTables.Write(TableFormat.Text, SampleTables.English, SampleTables.Table("units", "Units", ["units"],
        [
            SampleTables.Plain("[2]", 0.5, new Difference(0, null, null, 2, Verdict.NoEvidence) { Reason = NoIntervalReason.NoSpread }) with { Live = new Estimate(0.5, null, null) },
            SampleTables.Plain("[4]", 0.5, null) with { Live = new Estimate(0.5, null, null) },
        ]));

        Assert.Contains("0.000  no evidence", written, StringComparison.Ordinal);
        Assert.DoesNotContain("±", written, StringComparison.Ordinal);
        Assert.Contains("the spread between seeds is unknown rather than zero", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_look_and_a_shared_training_are_in_the_legend()
    {
        var table = SampleTables.Units with { Look = 2, Confidence = 0.975, Rows = [.. SampleTables.Units.Rows.Select(row => row with { SharesTraining = true })] };

        var written = SampleTables.Write(TableFormat.Markdown, SampleTables.English, table);

        Assert.Contains("The intervals of all differences of this table hold together with 97.5 %.", written, StringComparison.Ordinal);
        Assert.Contains("This is look 2 at these results, so the intervals of differences take 97.5 % instead of 95 %.", written, StringComparison.Ordinal);
        Assert.Contains("Rows that differ only in epochs are one training", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Tables_of_up_to_two_factors_fit_100_columns(string language)
    {
        var random = new SeededRandom(7);
        for (var run = 0; run < 300; run++)
        {
            var table = Made(random);
            Assert.All(
                SampleTables.Write(TableFormat.Text, System.Globalization.CultureInfo.GetCultureInfo(language), table).Split('\n'),
                line => Assert.True(line.Length <= Width, $"{line.Length}: {line}"));
        }
    }

    [Theory]
    [InlineData("en", "mul-")]
    [InlineData("es", "mult.")]
    public void The_widest_exercise_keeps_every_column(string language, string last)
    {
        var rows = ((string[])["lstm", "pooling", "flatten", "conv1d"]).Select((model, index) =>
            Wide([new ParameterValue($"\"{model}\""), new ParameterValue("false")], index == 0 ? Verdict.Baseline : Verdict.LearnsLess)).ToList();
        var table = SampleTables.Table("recurrence", "With and without recurrence", ["model", "bidirectional"], rows);

        var written = SampleTables.Write(TableFormat.Text, System.Globalization.CultureInfo.GetCultureInfo(language), table);

        Assert.Contains(last, written, StringComparison.Ordinal);
        Assert.All(written.Split('\n'), line => Assert.True(line.Length <= Width, line));
    }

    private static ComparisonTable Made(SeededRandom random)
    {
        string[] keys = [.. HyperparameterSchema.All.Select(d => d.Key)];
        string[] factors = [.. Enumerable.Range(0, 1 + (int)random.NextBelow(2)).Select(_ => keys[(int)random.NextBelow(keys.Length)]).Distinct()];
        string[] values = ["[128,64]", "\"simple_rnn\"", "0.00001234", "false", "100000", "[64,64,64]", "0.5"];
        var verdicts = Enum.GetValues<Verdict>().Where(v => v is not Verdict.Baseline).ToList();
        return SampleTables.Table("made", "Made at random", factors,
        [
            .. Enumerable.Range(0, 1 + (int)random.NextBelow(7)).Select(row => Wide(
                [.. factors.Select(_ => new ParameterValue(values[(int)random.NextBelow(values.Length)]))], row == 0 ? Verdict.Baseline : verdicts[(int)random.NextBelow(verdicts.Count)])),
        ]);
    }

    private static TableRow Wide(IReadOnlyList<ParameterValue> values, Verdict verdict) =>
        SampleTables.Row("1", 1, 1, 0.912, verdict is Verdict.Baseline ? null : new Difference(-0.123, -0.246, 0, 5, verdict), work: 12_640_000) with
        {
            Values = values,
            Learned = new LearnedShare(10, 10, 0.69, 1),
            Learning = verdict is Verdict.LearnsLess or Verdict.LearnsMore ? verdict : null,
        };
}
