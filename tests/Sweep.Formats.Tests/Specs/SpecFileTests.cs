using Sweep.Formats.Specs;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

public sealed class SpecFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-specs-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("dataset: ../outside.csv")]
    [InlineData("dataset: { source: ../outside.csv }")]
    public void Data_that_a_spec_names_outside_of_its_folder_are_refused_unless_the_user_names_them(string dataset)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-spec-");
        try
        {
            var inner = folder.CreateSubdirectory("inner").FullName;
            var outside = Path.Combine(folder.FullName, "outside.csv");
            File.WriteAllText(outside, "text,label\ngood,1\n");
            var spec = $"name: s\nmethod: grid\n{dataset}\nparameters:\n  epochs: {{ values: [1] }}\n";

            var error = Assert.Single(Assert.Throws<SpecException>(() => SpecFile.Parse(spec, "s.yaml", inner)).Errors);
            Assert.Equal(3, error.Line);
            Assert.Contains("outside of the spec's folder", error.Message, StringComparison.Ordinal);
            Assert.Equal(outside, SpecFile.Parse(spec, "s.yaml", inner, new SpecOverrides { Data = outside }).Dataset.Source);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Paths_in_a_spec_start_from_its_folder()
    {
        Write("texts.csv", "text,label\n");
        var file = Write("my-study.yaml", $"dataset: {{source: texts.csv, text: text, label: label}}\n{Sweep}");

        var study = SpecFile.Load(file);

        Assert.Equal(new DatasetSpec(PathOf("texts.csv"), "text", "label"), study.Dataset);
        Assert.Equal("my-study", study.Name);
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_fine()
    {
        var file = Write("a.yaml", "\uFEFF" + Sweep.ReplaceLineEndings("\r\n"));

        Assert.Equal("epochs", SpecFile.Load(file).Sweeps[0].Parameters[0].Key);
    }

    [Fact]
    public void A_missing_file_names_the_built_in_studies() =>
        Assert.Equal("There is no such file, and no built-in study of that name; built in: exercises. Did you mean exercises?", Message("exercise"));

    [Fact]
    public void A_folder_is_not_a_spec() => Assert.Contains("folder", Message(folder.FullName), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0 })]
    [InlineData(new byte[] { (byte)'a', 0xFF, 0xFE })]
    public void A_binary_file_is_not_a_spec(byte[] bytes)
    {
        File.WriteAllBytes(PathOf("binary"), bytes);

        Assert.Contains("not a text file in UTF-8", Message(PathOf("binary")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_not_a_spec() =>
        Assert.Contains("more than 1 MB", Message(Write("huge.yaml", new string('#', StudyLimits.MaxBytes + 1))), StringComparison.Ordinal);

    [Fact]
    public void A_built_in_name_wins_over_a_file_without_extension()
    {
        var file = Write("exercises", Sweep);

        Assert.Equal(7, SpecFile.Load("exercises").Sweeps.Count);
        Assert.Single(SpecFile.Load(file).Sweeps);
    }

    private static string Sweep => Yaml.Sweep("epochs: {values: [1, 2]}").Replace("name: test\n", "", StringComparison.Ordinal);

    private static string Message(string file) => Assert.Single(Assert.Throws<SpecException>(() => SpecFile.Load(file)).Errors).Message;

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }
}
