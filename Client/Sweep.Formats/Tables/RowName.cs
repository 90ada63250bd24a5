using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tables;

/// <summary>What a row of a table is called.</summary>
internal static class RowName
{
    /// <summary>Its value of the one factor, or <c>key=value</c> for each.</summary>
    /// <param name="factors">What the table varies.</param>
    /// <param name="values">The row's value of each.</param>
    /// <param name="rows">The values of all rows, from which its own must be told.</param>
    public static string Of(
        IReadOnlyList<string> factors, IReadOnlyList<ParameterValue> values, IEnumerable<IReadOnlyList<ParameterValue>> rows)
    {
        var written = values.Select((value, factor) => RoundedValue.Write(value, rows.Select(other => other[factor])));
        return factors.Count == 1
            ? written.Single()
            : string.Join(' ', factors.Zip(written, (factor, value) => $"{factor}={value}"));
    }
}
