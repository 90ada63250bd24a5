using Sweep.Contracts.Specs;

namespace Sweep.Training.Data;

/// <summary>The mistakes found while reading; the first ones are shown, the rest counted.</summary>
internal sealed class ProblemList
{
    /// <summary>More than this many say nothing new to somebody who mends a file.</summary>
    internal const int Shown = 20;

    private readonly List<SpecError> shown = [];

    public int Count { get; private set; }

    public void Add(string file, int line, string message, int column = 0)
    {
        Count++;
        if (shown.Count < Shown)
            shown.Add(new SpecError(file, line, column, message));
    }

    /// <exception cref="SpecException">Something was added.</exception>
    public void ThrowIfAny(string source)
    {
        if (Count == 0)
            return;
        if (Count > Shown)
            shown.Add(new SpecError(source, 0, 0, $"and {Count - Shown} more problems"));
        throw new SpecException(shown);
    }
}
