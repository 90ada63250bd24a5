namespace Sweep.Contracts.Specs.Reading;

/// <summary>Turns a tree of keys and values, whatever file format it came from, into a validated study.</summary>
/// <param name="findData">
/// Gives the absolute path of a dataset that a spec names by a path, or null if nothing is there. Specs with relative
/// paths mean them from their own folder, which only the caller knows.
/// </param>
public sealed class SpecReader(Func<string, string?> findData)
{
    /// <param name="root">The spec.</param>
    /// <param name="source">Its text, kept to show again.</param>
    /// <param name="found">Mistakes found on the way here, to be reported with the others.</param>
    /// <exception cref="SpecException">There are mistakes: all of them, in order of place.</exception>
    public StudySpec Read(SpecNode root, string source, IReadOnlyList<SpecError>? found = null)
    {
        var errors = new SpecErrors(found ?? []);
        var study = new StudyReader(errors, findData).Read(root);
        errors.ThrowIfAny();
        return study! with { Source = source };
    }
}
