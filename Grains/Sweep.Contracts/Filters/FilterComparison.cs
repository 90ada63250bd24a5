using Sweep.Contracts.Results;

namespace Sweep.Contracts.Filters;

/// <summary>The comparisons of a filter. Where a trial has no value yet, or NaN, every one of them is false.</summary>
internal static class FilterComparison
{
    public static Func<TrialRow, bool> Of(FilterField field, string comparison, FilterValue value)
    {
        if (!field.IsNumber)
            return comparison == "!=" ? row => field.Text(row) != value.Text : row => field.Text(row) == value.Text;

        Func<double, bool> test = comparison switch
        {
            "!=" => n => n != value.Number,
            "<" => n => n < value.Number,
            "<=" => n => n <= value.Number,
            ">" => n => n > value.Number,
            ">=" => n => n >= value.Number,
            _ => n => n == value.Number,
        };
        return row => field.Number(row) is { } n && !double.IsNaN(n) && test(n);
    }

    public static Func<TrialRow, bool> AnyOf(FilterField field, IEnumerable<FilterValue> values)
    {
        List<Func<TrialRow, bool>> tests = [.. values.Select(v => Of(field, "=", v))];
        return row => tests.Exists(test => test(row));
    }
}
