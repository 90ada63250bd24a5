namespace Sweep.Formats.Answers;

/// <summary>How answers are written.</summary>
public enum AnswersFormat
{
    /// <summary>For a terminal of 100 columns, without the bins of calibration.</summary>
    Text,

    /// <summary>A line a configuration, with everything but the missed texts.</summary>
    Csv,

    /// <summary>Everything, as the HTTP API gives it.</summary>
    Json,
}
