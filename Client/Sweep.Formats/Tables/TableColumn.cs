using Sweep.Contracts.Results;

namespace Sweep.Formats.Tables;

/// <summary>A column of a table for people.</summary>
/// <param name="Head">What stands above it.</param>
/// <param name="Kind">How it is laid out.</param>
/// <param name="Cell">A row's cell.</param>
/// <param name="Optional">May be left out where a terminal is too narrow.</param>
internal sealed record TableColumn(string Head, ColumnKind Kind, Func<TableRow, string> Cell, bool Optional = false)
{
    /// <summary>Whether it holds text, aligned left, and not numbers.</summary>
    public bool IsText => Kind is not ColumnKind.Number;
}

internal enum ColumnKind
{
    Number,
    Text,
    Verdict,
}
