using System.Text.Json;
using FsCheck.Xunit;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

public sealed class RoundTripTests
{
    [Property(MaxTest = 300)]
    public void A_study_written_as_YAML_reads_back_equal(int seed)
    {
        var study = new RandomSpecs(new SeededRandom(seed)).Study();

        var read = Yaml.Read(SpecRenderer.Render(study));

        Assert.Equal(Text(study), Text(read with { Source = "" }));
    }

    // Records compare their lists by reference; their JSON compares all the way down.
    private static string Text(StudySpec study) => JsonSerializer.Serialize(study);
}
