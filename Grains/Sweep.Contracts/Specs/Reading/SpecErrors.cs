namespace Sweep.Contracts.Specs.Reading;

/// <summary>Gathers mistakes, so that a user sees all of them at once.</summary>
internal sealed class SpecErrors(IEnumerable<SpecError> found)
{
    private readonly List<SpecError> errors = [.. found];

    public int Count => errors.Count;

    public void Add(SpecPlace place, string message) => errors.Add(new SpecError(place.File, place.Line, place.Column, message));

    /// <exception cref="SpecException">There are mistakes; they are in order of place.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new SpecException([.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column).Distinct()]);
    }
}
