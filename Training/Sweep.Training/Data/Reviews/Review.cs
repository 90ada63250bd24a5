namespace Sweep.Training.Data.Reviews;

/// <summary>One review of the built-in set.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Pattern">How it says what it says.</param>
/// <param name="Meaning">True if it praises.</param>
/// <param name="Label">The label it carries, which is not always its meaning.</param>
internal sealed record Review(string Text, ReviewPattern Pattern, bool Meaning, bool Label);
