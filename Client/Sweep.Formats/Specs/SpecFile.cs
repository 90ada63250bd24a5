using Sweep.Contracts.Specs;
using Sweep.Contracts.Specs.Reading;

namespace Sweep.Formats.Specs;

/// <summary>Reads spec files and built-in studies.</summary>
public static class SpecFile
{
    /// <summary>
    /// Reads and checks a spec. A built-in study's name means that study, even if a file has the same name; write
    /// <c>./exercises</c> or <c>exercises.yaml</c> for the file.
    /// </summary>
    /// <param name="fileOrName">A path, or the name of a built-in study.</param>
    /// <param name="overrides">The command line's values; null for none.</param>
    /// <exception cref="SpecException">The file cannot be read, or there are mistakes; all of them.</exception>
    public static StudySpec Load(string fileOrName, SpecOverrides? overrides = null) =>
        BuiltInStudies.Find(fileOrName) is { } study
            ? Parse(study, fileOrName, Directory.GetCurrentDirectory(), overrides)
            : Parse(
                SpecText.Read(fileOrName), fileOrName, Path.GetDirectoryName(Path.GetFullPath(fileOrName))!, overrides);

    /// <summary>Reads and checks a spec's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">What mistakes name as their file; a spec without a name is named after it.</param>
    /// <param name="folder">What relative paths in the spec start from.</param>
    /// <param name="overrides">The command line's values; null for none.</param>
    /// <exception cref="SpecException">There are mistakes; all of them.</exception>
    public static StudySpec Parse(string text, string file, string folder, SpecOverrides? overrides = null) => Read(
        text,
        file,
        overrides ?? SpecOverrides.None,
        path => DataPath.Find(folder, path),
        (root, errors) => DataPlace.Check(root, file, folder, errors));

    /// <summary>Reads and checks a spec that somebody sent.</summary>
    /// <param name="text">YAML, or JSON, which is YAML too.</param>
    /// <param name="file">What mistakes name as their file.</param>
    /// <param name="findData">
    /// Gives the absolute path of a dataset that the spec names by a path; null if there is none that it may name.
    /// </param>
    /// <param name="overrides">What whoever sent it says over it; null for nothing.</param>
    /// <exception cref="SpecException">There are mistakes; all of them.</exception>
    public static StudySpec Parse(
        string text, string file, Func<string, string?> findData, SpecOverrides? overrides = null) =>
        Read(text, file, overrides ?? SpecOverrides.None, findData, (_, _) => { });

    private static StudySpec Read(
        string text,
        string file,
        SpecOverrides overrides,
        Func<string, string?> findData,
        Action<SpecNode, List<SpecError>> check)
    {
        var errors = new List<SpecError>();
        var root = YamlTree.Compose(text, mark => new SpecPlace(file, (int)mark.Line, (int)mark.Column), errors);
        if (root is null)
            throw errors.Count > 0
                ? new SpecException(errors)
                : new SpecException(file, "The spec is empty; it begins with name, method and parameters.");

        if (root is SpecMapping mapping)
            root = new SpecOverlay(errors).Apply(mapping, overrides);
        check(root, errors);
        var typed = overrides.ToString();
        var source = typed.Length == 0 ? text : $"{text.TrimEnd()}\n\n# Run with {typed.ReplaceLineEndings(" ")}\n";
        var study = new SpecReader(findData).Read(root, source, errors) with { Fresh = overrides.Fresh };
        StudyLimits.Check(study, file);
        return study;
    }
}
