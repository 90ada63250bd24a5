namespace Sweep.Contracts.Specs.Reading;

/// <summary>Gathers mistakes, so that a user sees all of them at once.</summary>
/// <param name="found">
/// Mistakes found before. What stands at their places was not understood, so nothing more is said of it.
/// </param>
internal sealed class SpecErrors(IReadOnlyList<SpecError> found)
{
    private readonly List<SpecError> errors = [.. found];
    private readonly HashSet<SpecPlace> spoilt = [.. found.Select(e => new SpecPlace(e.File, e.Line, e.Column))];

    public int Count => errors.Count;

    public void Add(SpecPlace place, string message)
    {
        if (!spoilt.Contains(place))
            errors.Add(new SpecError(place.File, place.Line, place.Column, message));
    }

    /// <exception cref="SpecException">There are mistakes; they are in order of place.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new SpecException([.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column).Distinct()]);
    }
}
