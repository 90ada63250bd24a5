using Sweep.Contracts.Specs;
using Sweep.Contracts.Specs.Reading;

namespace Sweep.Formats.Specs;

/// <summary>
/// A spec may come from somebody else, so the data it names lie in its own folder or below; what the user types after
/// <c>--data</c> may lie anywhere.
/// </summary>
internal static class DataPlace
{
    /// <summary>Adds an error if the spec itself names data outside of its folder.</summary>
    public static void Check(SpecNode root, string file, string folder, List<SpecError> errors)
    {
        var dataset = (root as SpecMapping)?.Find("dataset")?.Value;
        if (dataset is SpecMapping mapping)
            dataset = mapping.Find("source")?.Value;
        if (dataset is not SpecScalar { Text: var path }
            || dataset.Place.File != file || DatasetNames.All.Contains(path))
            return;
        if (DataPath.Find(folder, path) is { } full && !IsWithin(full, folder))
            errors.Add(new SpecError(
                file, dataset.Place.Line, dataset.Place.Column,
                $"dataset '{path}' is outside of the spec's folder; move it there, or name it with --data."));
    }

    private static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative)
            && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }
}
