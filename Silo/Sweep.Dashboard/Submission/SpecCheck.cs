using Sweep.Contracts.Specs;
using Sweep.Formats.Submission;

namespace Sweep.Dashboard.Submission;

/// <summary>What there is to say of a spec's text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Study">What it asks for; null if it has mistakes, or is empty.</param>
/// <param name="Mistakes">All of them, in order of line.</param>
public sealed record SpecCheck(string Text, StudySpec? Study, IReadOnlyList<SpecError> Mistakes)
{
    public static SpecCheck Nothing { get; } = new("", null, []);

    /// <summary>Checks a text as the API does.</summary>
    public static SpecCheck Of(StudySubmission submission, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Nothing with { Text = text };
        try
        {
            return new SpecCheck(text, submission.Check(text), []);
        }
        catch (SpecException e)
        {
            return Wrong(text, e);
        }
    }

    public static SpecCheck Wrong(string text, SpecException mistakes) => new(text, null, [.. mistakes.Errors.OrderBy(error => error.Line)]);
}
