namespace Sweep.Contracts.Specs;

/// <summary>One mistake in a spec, an argument or a data file: where it is, what it is, and what would be right.</summary>
/// <param name="File">The file, or the argument, e.g. <c>--set epochs</c>.</param>
/// <param name="Line">Line from 1; 0 if the whole file is meant.</param>
/// <param name="Column">Column from 1; 0 if the whole line is meant.</param>
/// <param name="Message">What is wrong and what would be right.</param>
[GenerateSerializer, Immutable, Alias("sweep.SpecError")]
public sealed record SpecError(string File, int Line, int Column, string Message)
{
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => $"{File}: {Message}",
        (_, 0) => $"{File}({Line}): {Message}",
        _ => $"{File}({Line},{Column}): {Message}",
    };
}

/// <summary>All mistakes found at once.</summary>
[GenerateSerializer, Alias("sweep.SpecException")]
public sealed class SpecException(IReadOnlyList<SpecError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    [Id(0)] public IReadOnlyList<SpecError> Errors { get; } = errors;

    public SpecException(string file, string message) : this([new SpecError(file, 0, 0, message)]) { }
}
