namespace Sweep.Formats.Export;

/// <summary>File formats of exports.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
