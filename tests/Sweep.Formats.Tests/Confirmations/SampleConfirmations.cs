using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Confirmations;

namespace Sweep.Formats.Tests.Confirmations;

/// <summary>A confirmation made up by hand: a baseline and two rows on the test set, of which one is better.</summary>
internal static class SampleConfirmations
{
    private static readonly SelectedRow Chosen = new(Hyperparameters.Default, 0.91, 0.905, 5, 5);

    public static ConfirmationTable OnTest { get; } = new(
        new StudyConfirmation("exercises-1", "units", 2, 5, 4, [Chosen, Chosen, Chosen]),
        MetricSpec.Default,
        new MetricSpec(FactNames.TestAccuracy, Goal.Maximize),
        Seeds: 10,
        FirstSeed: 1000,
        ["units"],
        Reference: 0,
        HasBaseline: true,
        [
            Row("[64,32]", 0.91, 0.905, 0.9, 0.89, null, null, Verdict.Baseline),
            Row("[128,64]", 0.93, 0.918, 0.915, 0.92, 0.03, 0.012, Verdict.Better),
            Row("[8,4]", 0.92, 0.912, 0.899, 0.886, -0.004, 0.012, Verdict.NoEvidence) with { Learned = 9 },
        ])
    {
        Study = "exercises-1-units-confirm-1",
    };

    /// <summary>The same, compared by the metric they were chosen by.</summary>
    public static ConfirmationTable WithoutTest { get; } = OnTest with { Measure = MetricSpec.Default };

    public static ConfirmationRow Row(
        string value, double chosen, double shrunken, double fresh, double measured, double? difference, double? half, Verdict verdict) => new(
        [new ParameterValue(value)], Chosen with { Mean = chosen, Shrunken = shrunken }, fresh, Math.Round(chosen - fresh, 6),
        fresh + 0.002, measured, 0.01, 10, 10, difference, half, verdict);

    public static string Write(ConfirmationTable table, System.Globalization.CultureInfo language, ConfirmationFormat format = ConfirmationFormat.Text)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ConfirmationWriter.Write(table, format, output, language);
        return output.ToString();
    }
}
