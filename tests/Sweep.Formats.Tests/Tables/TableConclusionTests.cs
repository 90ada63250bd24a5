using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Resources;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

/// <summary>One plain conclusion for each case, and what to try next.</summary>
public sealed class TableConclusionTests
{
    private static readonly TableRow Baseline = SampleTables.Row("[64,32]", 1000, 1, 0.8, null);
    private static readonly TableRow Unknown = Row("[8]", 0.01, 0.05, Verdict.NoEvidence);

    [Fact]
    public void Better()
    {
        var table = Table(Baseline, Row("[128]", 0.03, 0.02, Verdict.Better));
        Is("units=[128] is better than the baseline in val acc, by 0.030. Try next: sweep confirm STUDY/units, which trains the best rows again with fresh seeds.", table);
        Is("units=[128] is better than the baseline in val acc, by 0.030. Try next: sweep confirm STUDY/units, which trains the best rows again with fresh seeds and measures them on the test set.", table with { HasTest = true });
        EsIs("units=[128] es mejor que la base en exact. valid., por 0,030. Siguiente paso: sweep confirm ESTUDIO/units, que entrena otra vez las mejores filas con semillas nuevas.", table);
    }

    [Fact]
    public void Better_and_worse_with_some_not_told_apart()
    {
        var table = Table(Baseline, Row("[128]", 0.03, 0.02, Verdict.Better), Row("[2]", -0.1, 0.02, Verdict.Worse), Row("[4]", -0.08, 0.02, Verdict.Worse), Unknown);
        Is(
            "units=[128] is better than the baseline in val acc, by 0.030. Rows worse than the baseline in val acc: 2, units=[2] most, by 0.100. "
            + "These seeds cannot tell the rest (1) from the baseline; about 12 could. Try next: sweep confirm STUDY/units, which trains the best rows again with fresh seeds.",
            table with { SeedsToTell = 12 });
    }

    [Fact]
    public void Worse()
    {
        Is(
            "units=[2] is worse than the baseline in val acc, by 0.100. Try next: keep the baseline, and values between it and the best of the others.",
            Table(Baseline, Row("[2]", -0.1, 0.02, Verdict.Worse)));
        Is(
            "Every other row is worse than the baseline in val acc, units=[2] most, by 0.100. "
            + "Try next: keep the baseline, and values between it and the best of the others.",
            Table(Baseline, Row("[2]", -0.1, 0.02, Verdict.Worse), Row("[4]", -0.05, 0.02, Verdict.Worse)));
        EsIs(
            "units=[2] es peor que la base en exact. valid., por 0,100. Siguiente paso: conserve la base, y valores entre ella y la mejor de las demás.",
            Table(Baseline, Row("[2]", -0.1, 0.02, Verdict.Worse)));
    }

    [Fact]
    public void As_good()
    {
        var smaller = Table(Baseline, Row("[2]", -0.001, 0.01, Verdict.AsGood, work: 250_000)) with { Margin = 0.02 };
        Is("units=[2] is as good as the baseline within 0.02, at 25 % of its cost. Try next: units=[2] as the baseline, and smaller models still.", smaller);
        EsIs("units=[2] es igual de buena que la base, con margen 0,02, con el 25 % de su coste. Siguiente paso: units=[2] como base, y modelos aún más pequeños.", smaller);
        Is(
            "As good as the baseline within 0.02: units=[128]; none of them smaller. "
            + "Try next: keep the baseline, units=[64, 32]: none of these rows costs less.",
            Table(Baseline, Row("[128]", -0.001, 0.01, Verdict.AsGood)) with { Margin = 0.02 });
        EsIs(
            "Igual de buenas que la base, con margen 0,02: units=[128]; ninguna más pequeña. "
            + "Siguiente paso: conserve la base, units=[64, 32]: ninguna de estas filas cuesta menos.",
            Table(Baseline, Row("[128]", -0.001, 0.01, Verdict.AsGood)) with { Margin = 0.02 });
    }

    [Fact]
    public void Cannot_tell()
    {
        var table = Table(Baseline, Unknown) with { Detectable = 0.0702, SeedsToTell = 39, TrialsToTell = 1044 };
        Is(
            "These 3 seeds cannot tell the rows from the baseline: they see differences from about 0.070, and the largest is 0.010. "
            + "Try next: sweep extend STUDY --seeds 39; about as many could tell. It raises every sweep of the study: 1,044 more trials.", table);
        EsIs(
            "Estas 3 semillas no distinguen las filas de la base: ven diferencias desde cerca de 0,070, y la mayor es 0,010. "
            + "Siguiente paso: sweep extend ESTUDIO --seeds 39; más o menos con tantas podría distinguirse. "
            + "Amplía todos los barridos del estudio: 1.044 pruebas más.", table);
        Is(
            "These 3 seeds cannot tell the rows from the baseline: they see differences from about 0.070, and the largest is 0.010. "
            + "Try next: no practical number of seeds is known to tell; take the cheapest row, or levels further apart.", table with { SeedsToTell = null });
    }

    [Fact]
    public void Learns_less_often()
    {
        var table = Table(Baseline, Row("[8]", 0.01, 0.05, Verdict.NoEvidence) with { Learning = Verdict.LearnsLess, Learned = new LearnedShare(1, 3, 0, 1) });
        Is(
            "units=[8] learns less often than the baseline: 1 of 3 trainings against 3 of 3. "
            + "Try next: activation: tanh or another learning rate, so that every training learns.", table);
        EsIs(
            "units=[8] aprende menos veces que la base: 1 de 3 entrenamientos frente a 3 de 3. "
            + "Siguiente paso: activation: tanh u otra tasa de aprendizaje, para que aprendan todos los entrenamientos.", table);
    }

    [Fact]
    public void Learns_more_often() => Is(
        "units=[8] learns more often than the baseline: 3 of 3 trainings against 1 of 3. Try next: it as the baseline.",
        Table(Baseline with { Learned = new LearnedShare(1, 3, 0, 1) }, Unknown with { Learning = Verdict.LearnsMore }));

    [Fact]
    public void Same_experiment()
    {
        var table = Table(Baseline, Unknown) with { Same = [new SameExperiment([0, 1], 0.01)] };
        Is("All rows read the same words and are one experiment; what differs is noise. Try next: levels below what the data have.", table);
        Is(
            "All rows read the same words and are one experiment; what differs is noise. Try next: levels that differ: vocab_size below 3,368, max_length below 120.",
            table with { DistinctWords = 3366, LongestText = 120 });
        EsIs(
            "Todas las filas leen las mismas palabras y son un mismo experimento; lo que difiere es ruido. Siguiente paso: niveles menores que lo que tienen los datos.",
            table);
    }

    [Fact]
    public void One_training()
    {
        var table = Epochs(best: 9, rise: 0.31);
        Is("Validation loss is lowest at epoch 9 and 31 % higher at 30. Try next: stop at epoch 9, or add dropout or data, which put overfitting off.", table);
        EsIs(
            "La pérdida de validación es mínima en la época 9 y un 31 % mayor en la 30. "
            + "Siguiente paso: pare en la época 9, o añada dropout o datos, que retrasan el sobreajuste.", table);
        Is("Validation loss is lowest at epoch 30 and has not risen by epoch 30. Try next: train longer.", Epochs(best: 30, rise: 0));
    }

    [Fact]
    public void One_training_whose_answers_are_best_later_than_its_loss()
    {
        var table = Epochs(best: 8, rise: 0.14, bestRow: 2);
        Is(
            "Validation loss is lowest at epoch 8 and 14 % higher at 30. "
            + "The best val acc is at epoch 20: probabilities get overconfident while the answers stay right. "
            + "Try next: stop at epoch 8 if probabilities count, at epoch 20 if answers alone do; dropout or more data put overfitting off.", table);
        EsIs(
            "La pérdida de validación es mínima en la época 8 y un 14 % mayor en la 30. "
            + "El mejor valor de exact. valid. está en la época 20: las probabilidades pecan de exceso de confianza mientras las respuestas siguen siendo correctas. "
            + "Siguiente paso: pare en la época 8 si importan las probabilidades, en la 20 si solo importan las respuestas; dropout o más datos retrasan el sobreajuste.",
            table);
        Is(
            "Validation loss is lowest at epoch 18 and 14 % higher at 30. The best val acc is at epoch 5. "
            + "Try next: stop at epoch 18, or add dropout or data, which put overfitting off.", Epochs(best: 18, rise: 0.14, bestRow: 0));
        EsIs(
            "La pérdida de validación es mínima en la época 30 y no ha subido en la 30. El mejor valor de exact. valid. está en la época 10. "
            + "Siguiente paso: entrene más tiempo.", Epochs(best: 30, rise: 0, bestRow: 1));
    }

    [Fact]
    public void One_training_whose_best_row_is_next_to_its_lowest_loss_is_not_contradicted() => Is(
        "Validation loss is lowest at epoch 8 and 14 % higher at 30. Try next: stop at epoch 8, or add dropout or data, which put overfitting off.",
        Epochs(best: 8, rise: 0.14, bestRow: 1));

    [Fact]
    public void Worse_with_some_not_told_apart_says_once_how_many_seeds_could() => Is(
        "units=[2] is worse than the baseline in val acc, by 0.100. These seeds cannot tell the rest (1) from the baseline. "
        + "Try next: sweep extend STUDY --seeds 12; about as many could tell.",
        Table(Baseline, Row("[2]", -0.1, 0.02, Verdict.Worse), Unknown) with { SeedsToTell = 12 });

    [Fact]
    public void One_seed() => Is(
        "One training of each row cannot tell a difference from chance. Try next: five seeds, with sweep extend STUDY --seeds 5.",
        Table(Baseline with { Trials = 1 }, Unknown with { Trials = 1, Difference = new Difference(0.1, null, null, 1, Verdict.NoEvidence) { Reason = NoIntervalReason.NoDegreesOfFreedom } }));

    [Fact]
    public void All_values_agree() => Is(
        "All values agree, so how much seeds differ is unknown. Try next: more texts, or a metric with finer steps such as val_loss.",
        Table(Baseline, Unknown with { Difference = new Difference(0, null, null, 2, Verdict.NoEvidence) { Reason = NoIntervalReason.NoSpread } }));

    [Fact]
    public void Nothing_learned()
    {
        var none = new LearnedShare(0, 3, 0, 0.71);
        Is(
            "No training has left chance, which is no verdict on the models. Try next: more epochs, activation: tanh, or another learning rate.",
            Table(Baseline with { Learned = none }, Unknown with { Learned = none }));
        Is(
            "The baseline never left chance, so nothing can be compared with it. Try next: another baseline in the spec.",
            Table(Baseline with { Learned = none }, Unknown));
    }

    [Fact]
    public void Unfinished_or_ended_early()
    {
        Is("Nothing has finished yet. Try next: wait for the trials; sweep watch STUDY shows them.", Table(Baseline with { Trials = 0 }) with { Missing = 3 });
        Is("No trial finished. Try next: sweep best STUDY/units --failed lists the reasons.", Table(Baseline with { Trials = 0 }) with { Trials = 3 });
        Is(
            "Planned trials are missing (2), so there is no verdict; so far units=[8] leads with val acc 0.810 ± 0.050. "
            + "Try next: wait for the trials; sweep watch STUDY shows them.",
            Table(Baseline, Unknown with { IsBest = true, Verdict = Verdict.SoFar }) with { Missing = 2 });
        Is(
            "Trial 1 reached the target; trials finished by then: 1, not trained: 26, so the rows are not compared. Try next: to compare rows, run it again without the target.",
            Table(Baseline, Unknown) with { Target = new TargetReached(1, 1, 26) });
        Is(
            "There is one configuration, with val acc 0.800 ± 0.050, and nothing to compare it with. Try next: give a parameter several values.",
            Table(Baseline));
        Is(
            "The baseline has no finished trial, so nothing can be compared with it. Try next: another baseline in the spec.",
            Table(Baseline with { Trials = 0 }, Unknown, Row("[4]", 0, 0.1, Verdict.NoEvidence)));
    }

    [Fact]
    public void No_baseline() => Is(
        "units=[8] has the best mean, 0.900 ± 0.010; rows clearly worse: 1, not told from it: 0. "
        + "Try next: sweep confirm STUDY/units, which trains the best rows again with fresh seeds.",
        Table(
            Unknown with { Difference = null, Live = SampleTables.Around(0.9, 0.01), IsBest = true },
            Unknown with { Difference = null, Live = SampleTables.Around(0.8, 0.01) }) with { MayBeBest = [0] });

    [Fact]
    public void Where_less_is_better_the_sign_does_not_mislead() => Is(
        "units=[2] is better than the baseline in val loss, by 0.100. Try next: sweep confirm STUDY/units, which trains the best rows again with fresh seeds.",
        Table(Baseline, Row("[2]", -0.1, 0.02, Verdict.Better)) with { Metric = new MetricSpec("val_loss", Goal.Minimize) });

    private static void Is(string expected, ComparisonTable table) =>
        Assert.Equal($"Conclusion: {expected}", TableConclusion.Of(table, new Text(CultureInfo.InvariantCulture)));

    private static void EsIs(string expected, ComparisonTable table) =>
        Assert.Equal($"Conclusión: {expected}", TableConclusion.Of(table, new Text(SampleTables.Spanish)));

    private static ComparisonTable Table(params TableRow[] rows) => SampleTables.Table("units", "Units", ["units"], rows);

    /// <summary>Rows of 5, 10, 20 and 30 epochs, of which 10 are the baseline.</summary>
    private static ComparisonTable Epochs(double best, double rise, int? bestRow = null) => SampleTables.Table("epochs", "Epochs", ["epochs"],
    [
        .. new[] { 5, 10, 20, 30 }.Select((epochs, row) =>
            SampleTables.Plain($"{epochs}", 0.8, epochs == 10 ? null : new Difference(-0.01, -0.03, 0.01, 3, Verdict.NoEvidence), row == bestRow) with
            {
                SharesTraining = true,
                Facts = TrialFacts.Of((FactNames.BestStep, Math.Min(best, epochs)), (FactNames.Rise, rise)),
            }),
    ]);

    private static TableRow Row(string units, double mean, double half, Verdict verdict, double work = 1_000_000) =>
        SampleTables.Row(units, 1000, 1, 0.8 + mean, new Difference(mean, mean - half, mean + half, 3, verdict), work: work);
}
