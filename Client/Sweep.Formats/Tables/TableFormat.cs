namespace Sweep.Formats.Tables;

/// <summary>How tables are written.</summary>
public enum TableFormat
{
    /// <summary>Columns aligned for a terminal.</summary>
    Text,
    Markdown,

    /// <summary>One line a row, numbers whole, in English whatever the language.</summary>
    Csv,

    /// <summary>One list of tables, numbers whole, in English whatever the language.</summary>
    Json,
}
