namespace Sweep.Training.Data.Reviews;

/// <summary>How a review says what it says.</summary>
internal enum ReviewPattern
{
    /// <summary>A few words without anything around them: "A gem.", "Dull from start to finish."</summary>
    Short,

    /// <summary>Statements that agree: "The plot is dull and the cast is awful." A bag of words is enough.</summary>
    Plain,

    /// <summary>"The plot is dull, but the cast is wonderful": what follows 'but' decides.</summary>
    Contrast,

    /// <summary>"Although the plot is dull, I loved it", or the other way round: the main clause decides.</summary>
    Concession,

    /// <summary>"The plot is not dull", "Not a dull moment": the opposite of the word. Half of them stand alone.</summary>
    Negated,
}
