using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

public sealed class MarkdownTablesTests
{
    [Fact]
    public void Tables_are_Markdown_with_the_best_row_bold_and_titles_escaped() => Assert.Equal(
        """
        ## units: Units of the two recurrent layers

        How many units?

        | units | learned | val acc | difference | for new texts | verdict | best epoch | loss there | rise since | gap | train acc | train loss | val loss | multiply-adds | bytes | parameters | s/epoch | trials |
        | :-- | --: | --: | --: | --: | :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
        | [16, 8] | 3/3 (0.29 to 1.00) | 0.790 ± 0.050 | −0.030 ± 0.050 | −0.100 to +0.040 | no evidence | 9 | 0.450 | 11 % | +0.123 | 0.900 ± 0.010 | 0.250 ± 0.020 | 0.500 ± 0.125 | 180,000 | 65,436 | 16,359 | 0.25 | 3 |
        | [64, 32] | 3/3 (0.29 to 1.00) | 0.820 ± 0.050 |  |  | baseline | 9 | 0.450 | 11 % | +0.123 | 0.900 ± 0.010 | 0.250 ± 0.020 | 0.500 ± 0.125 | 1,638,598 | 197,428 | 49,357 | 0.50 | 3 |
        | **[128, 64]** | **3/3 (0.29 to 1.00)** | **0.850 ± 0.050** | **+0.030 ± 0.020** | **+0.002 to +0.058** | **better** | **9** | **0.450** | **11 %** | **+0.123** | **0.900 ± 0.010** | **0.250 ± 0.020** | **0.500 ± 0.125** | **6,144,000** | **558,004** | **139,501** | **1.25** | **3** |

        bold: best mean val acc over the trials that learned, chosen on validation. ± is half of the 95 % interval over seeds, on these 2,800 texts. How much trainings scatter is estimated from all rows of the table together, so the same baseline may have another ± in another table. The intervals of all differences of this table hold together with 95 %. For new texts the intervals of differences are up to 1.4 times as wide; those are the ones to quote for texts that are not among these.

        Better than the baseline in val acc: units=[128, 64]: +0.030 (95 % interval +0.010 to +0.050). For the other rows there is no evidence of a difference. No smaller model was shown to be as good within 0.02. The best row, units=[128, 64], was chosen on validation: about 0.842 val acc after allowing for luck.

        **Conclusion: units=[128, 64] is better than the baseline in val acc, by 0.030. These seeds cannot tell the rest (1) from the baseline; about 12 could. Try next: sweep confirm STUDY/units, which trains the best rows again with fresh seeds and measures them on the test set.**

        ## activation: Relu \| tanh

        | activation | learned | val acc | difference | verdict | train acc | train loss | val loss | parameters | s/epoch | trials |
        | :-- | --: | --: | --: | :-- | --: | --: | --: | --: | --: | --: |
        | **tanh** | **3/3 (0.29 to 1.00)** | **0.832 ± 0.050** | **+0.012 ± 0.032** | **no evidence** | **0.900 ± 0.010** | **0.250 ± 0.020** | **0.500 ± 0.125** | **49,357** | **0.50** | **3** |
        | relu | 3/3 (0.29 to 1.00) | 0.820 ± 0.050 |  | baseline | 0.900 ± 0.010 | 0.250 ± 0.020 | 0.500 ± 0.125 | 49,357 | 0.50 | 3 |

        bold: best mean val acc over the trials that learned, chosen on validation. ± is half of the 95 % interval over seeds, on these data. The intervals of all differences of this table hold together with 95 %.

        No row differs from the baseline by more than the noise of 3 seeds allows for. The largest difference in val acc: activation=tanh: +0.012 (95 % interval −0.020 to +0.044). The best row, activation=tanh, was chosen on validation.

        **Conclusion: These 3 seeds cannot tell the rows from the baseline. Try next: no practical number of seeds is known to tell; take the cheapest row, or levels further apart.**


        """,
        SampleTables.Write(TableFormat.Markdown, SampleTables.English, SampleTables.Units, SampleTables.Activation));

    [Fact]
    public void A_title_cannot_break_out_of_its_line()
    {
        var table = SampleTables.Units with { Title = "a\n# b <script>" };

        Assert.StartsWith("## units: a # b &lt;script>\n", SampleTables.Write(TableFormat.Markdown, SampleTables.English, table), StringComparison.Ordinal);
    }
}
