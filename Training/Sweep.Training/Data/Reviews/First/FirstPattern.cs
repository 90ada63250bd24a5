namespace Sweep.Training.Data.Reviews.First;

/// <summary>How a review says what it says.</summary>
internal enum FirstPattern
{
    /// <summary>Clauses that agree: "the plot is dull and the cast is awful". A bag of words is enough.</summary>
    Plain,

    /// <summary>"the plot is dull but the cast is wonderful": what follows 'but' decides.</summary>
    Contrast,

    /// <summary>"the plot is not dull", alone or beside a plain clause that agrees.</summary>
    Negated,

    /// <summary>A contrast of which one side is negated: "the plot is good but the cast is not funny".</summary>
    NegatedContrast,
}
