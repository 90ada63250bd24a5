using Sweep.Formats.Specs;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

/// <summary>Reads specs out of texts in tests.</summary>
internal static class Yaml
{
    public const string File = "study.yaml";

    public static StudySpec Read(string text, SpecOverrides? overrides = null) =>
        SpecFile.Parse(text, File, Path.GetTempPath(), overrides);

    public static IReadOnlyList<SpecError> Errors(string text, SpecOverrides? overrides = null) =>
        Assert.Throws<SpecException>(() => Read(text, overrides)).Errors;

    /// <summary>A spec of one sweep around the lines of its parameters.</summary>
    public static string Sweep(string parameters, string method = "grid") =>
        $"name: test\nmethod: {method}\nrun_cap: 5\nparameters:\n{Indent(parameters)}\n";

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "  " + line));
}
