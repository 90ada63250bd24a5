using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

public sealed class MarkdownTablesTests
{
    [Fact]
    public void Tables_are_Markdown_with_the_best_row_bold_and_titles_escaped() => Assert.Equal(
        """
        ## units: Units of the two recurrent layers

        | units | parameters | s/epoch | trials | val acc | val loss | train acc | train loss | difference | verdict |
        | :-- | --: | --: | --: | --: | --: | --: | --: | --: | :-- |
        | [16, 8] | 16,359 | 0.25 | 3 | 0.790 ± 0.050 | 0.500 ± 0.125 | 0.900 ± 0.010 | 0.250 ± 0.020 | −0.030 ± 0.050 | no evidence |
        | [64, 32] | 49,357 | 0.50 | 3 | 0.820 ± 0.050 | 0.500 ± 0.125 | 0.900 ± 0.010 | 0.250 ± 0.020 |  | baseline |
        | **[128, 64]** | **139,501** | **1.25** | **3** | **0.850 ± 0.050** | **0.500 ± 0.125** | **0.900 ± 0.010** | **0.250 ± 0.020** | **+0.030 ± 0.020** | **better** |

        **bold**: best mean val acc; ± is half of the 95 % interval over seeds; differences are to the baseline, seed by seed.

        Better than the baseline in val acc: units=[128, 64]: +0.030 (95 % interval +0.010 to +0.050). For the other rows there is no evidence of a difference. The smallest model with no evidence of being worse, which is not evidence of being as good, is units=[16, 8]: 16,359 parameters against 49,357. Of 2 comparisons at 95 %, about 0.1 would look different by chance alone.

        ## activation: Relu \| tanh

        | activation | parameters | s/epoch | trials | val acc | val loss | train acc | train loss | difference | verdict |
        | :-- | --: | --: | --: | --: | --: | --: | --: | --: | :-- |
        | **tanh** | **49,357** | **0.50** | **3** | **0.832 ± 0.050** | **0.500 ± 0.125** | **0.900 ± 0.010** | **0.250 ± 0.020** | **+0.012 ± 0.032** | **no evidence** |
        | relu | 49,357 | 0.50 | 3 | 0.820 ± 0.050 | 0.500 ± 0.125 | 0.900 ± 0.010 | 0.250 ± 0.020 |  | baseline |

        **bold**: best mean val acc; ± is half of the 95 % interval over seeds; differences are to the baseline, seed by seed.

        No row differs from the baseline by more than the noise of 3 seeds allows for. The largest difference in val acc: activation=tanh: +0.012 (95 % interval −0.020 to +0.044).


        """,
        SampleTables.Write(TableFormat.Markdown, SampleTables.English, SampleTables.Units, SampleTables.Activation));

    [Fact]
    public void A_title_cannot_break_out_of_its_line()
    {
        var table = SampleTables.Units with { Title = "a\n# b <script>" };

        Assert.StartsWith("## units: a # b &lt;script>\n", SampleTables.Write(TableFormat.Markdown, SampleTables.English, table), StringComparison.Ordinal);
    }
}
