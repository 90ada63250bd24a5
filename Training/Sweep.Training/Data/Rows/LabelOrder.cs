using System.Globalization;

namespace Sweep.Training.Data.Rows;

/// <summary>
/// Which of two labels is class 0. In this order: a word for the negative class beside one for the positive
/// (<c>neg</c>/<c>pos</c>, <c>no</c>/<c>yes</c>, …); the smaller of two numbers; the first in ordinal order.
/// </summary>
internal static class LabelOrder
{
    private static readonly HashSet<string> NegativeWords = new(StringComparer.OrdinalIgnoreCase) { "neg", "negative", "no", "n", "false", "f", "bad" };

    private static readonly HashSet<string> PositiveWords = new(StringComparer.OrdinalIgnoreCase) { "pos", "positive", "yes", "y", "true", "t", "good" };

    public static (string Negative, string Positive) Of(string a, string b)
    {
        if (NegativeWords.Contains(a) && PositiveWords.Contains(b))
            return (a, b);
        if (NegativeWords.Contains(b) && PositiveWords.Contains(a))
            return (b, a);
        var numbers = TryNumber(a, out var x) & TryNumber(b, out var y);
        var ordered = numbers && x != y ? x < y : string.CompareOrdinal(a, b) < 0;
        return ordered ? (a, b) : (b, a);
    }

    private static bool TryNumber(string label, out double number) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
