using Sweep.Contracts.Specs;

namespace Sweep.Grains.Search;

/// <summary>
/// Every combination of the parameters' values. An index is read as a number in mixed radix, one digit a parameter, so
/// the last parameter varies fastest.
/// </summary>
internal sealed class GridSampler : ISampler
{
    private readonly Hyperparameters start;
    private readonly IReadOnlyList<ParameterSpec> parameters;
    private readonly long[] radices;
    private readonly long count;

    /// <exception cref="ArgumentException">A parameter's values cannot be counted through.</exception>
    public GridSampler(StudySpec study, SweepSpec sweep)
    {
        start = study.Base;
        parameters = sweep.Parameters;
        radices = [.. parameters.Select(Radix)];
        count = radices.Aggregate(1L, (product, radix) => checked(product * radix));
    }

    public long? Count => count;

    public Hyperparameters Propose(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        var assignments = new Assignment[parameters.Count];
        for (var i = parameters.Count - 1; i >= 0; i--)
        {
            (index, var digit) = Math.DivRem(index, radices[i]);
            assignments[i] = new Assignment(parameters[i].Key, ParameterGrid.At(parameters[i], digit));
        }

        return HyperparameterSchema.Apply(start, assignments);
    }

    private static long Radix(ParameterSpec parameter) => ParameterGrid.Count(parameter) is { } values
        ? checked((long)values)
        : throw new ArgumentException(ParameterGrid.Endless(parameter), nameof(parameter));
}
