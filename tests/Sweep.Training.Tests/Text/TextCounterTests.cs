using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;
using Sweep.Training.Tests.Data;
using Sweep.Training.Text;

namespace Sweep.Training.Tests.Text;

public sealed class TextCounterTests
{
    /// <summary>Every text is one of two, so that every split has them all: "a b c" and "d".</summary>
    [Fact]
    public void A_studys_readings_are_counted_before_it_runs()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "texts.csv");
        File.WriteAllLines(file, ["text,label", .. Enumerable.Range(0, 20).Select(row => row % 2 == 0 ? "a b c,1" : "d,0")]);
        var study = new StudySpec { Name = "study", Dataset = new DatasetSpec(file), Sweeps = [Sweep("[2, 3]", "[3, 6]")] };

        var texts = new TextCounter(new DatasetCatalog(new DataOptions { CacheFolder = folder.Path })).Count(study, splitSeed: 1);

        // A vocabulary of 3 holds one word; half of the texts have one word and half three, so a word is one in four.
        Assert.Equal((4, 3, 0), (texts.DistinctWords, texts.LongestText, texts.Omitted));
        Assert.Equal(
            [new TextReading(2, 3, 0.5, 0.75), new(2, 6, 0.5, 0), new(3, 3, 0, 0.75), new(3, 6, 0, 0)], texts.Readings);
    }

    private static SweepSpec Sweep(string lengths, string sizes) => new()
    {
        Name = "sizes",
        Method = SearchMethod.Grid,
        Parameters = [Values("vocab_size", sizes), Values("max_length", lengths)],
    };

    private static ParameterSpec Values(string key, string values) => new()
    {
        Key = key,
        Distribution = Distribution.Categorical,
        Values = [.. values.Trim('[', ']').Split(", ").Select(value => new ParameterValue(value))],
    };
}
