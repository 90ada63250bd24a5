namespace Sweep.Contracts.Specs;

/// <summary>What kind of value a hyperparameter takes.</summary>
public enum ValueKind
{
    Integer,
    Real,
    Flag,
    Choice,
    IntegerList,
}

/// <summary>
/// One hyperparameter: its key in specs, what values it takes, and how it is read from and put into
/// <see cref="Hyperparameters"/>.
/// </summary>
/// <param name="Key">Name in specs, tables and exports, e.g. <c>max_length</c>.</param>
/// <param name="Kind">The kind of value.</param>
/// <param name="Min">Smallest value (for a list: of each entry); inclusive unless <see cref="MinExclusive"/>.</param>
/// <param name="Max">Largest value; inclusive unless <see cref="MaxExclusive"/>.</param>
/// <param name="Choices">The names a <see cref="ValueKind.Choice"/> takes; empty for other kinds.</param>
/// <param name="Summary">One line for help and documentation.</param>
/// <param name="Get">Reads the value.</param>
/// <param name="Set">Gives a copy with the value; the value must have passed <see cref="Check"/>.</param>
public sealed record HyperparameterDefinition(
    string Key,
    ValueKind Kind,
    double Min,
    double Max,
    IReadOnlyList<string> Choices,
    string Summary,
    Func<Hyperparameters, ParameterValue> Get,
    Func<Hyperparameters, ParameterValue, Hyperparameters> Set)
{
    public bool MinExclusive { get; init; }
    public bool MaxExclusive { get; init; }

    /// <summary>A null is allowed and means "derived from the others" (depth).</summary>
    public bool Nullable { get; init; }

    /// <summary>What is wrong with the value, in words that say what would be right; null if it is fine.</summary>
    public string? Check(ParameterValue value) => HyperparameterSchema.Check(this, value);
}
