namespace Sweep.Formats.Confirmations;

/// <summary>How a confirmation is written.</summary>
public enum ConfirmationFormat
{
    /// <summary>For a terminal of 100 columns.</summary>
    Text,

    /// <summary>A table in Markdown.</summary>
    Markdown,
}
