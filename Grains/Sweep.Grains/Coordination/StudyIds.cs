namespace Sweep.Grains.Coordination;

/// <summary>Gives every study an id of its own: the name and the next number. A number is not given again when its study is deleted.</summary>
/// <param name="known">The ids there are.</param>
internal sealed class StudyIds(IEnumerable<string> known)
{
    private readonly HashSet<string> taken = new(known, StringComparer.Ordinal);
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    public string Next(string name)
    {
        var number = last.GetValueOrDefault(name);
        do
            number++;
        while (taken.Contains($"{name}-{number}"));
        last[name] = number;
        return $"{name}-{number}";
    }
}
