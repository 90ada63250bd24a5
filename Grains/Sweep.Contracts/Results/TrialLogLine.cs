namespace Sweep.Contracts.Results;

/// <summary>A line of a silo's log that names a trial.</summary>
/// <param name="At">When, by the silo's clock.</param>
/// <param name="Silo">Which silo said it.</param>
/// <param name="Level">As Serilog calls it: <c>Debug</c> to <c>Fatal</c>.</param>
/// <param name="Text">The line, with the exception's type and message where there is one.</param>
[GenerateSerializer, Immutable, Alias("sweep.TrialLogLine")]
public sealed record TrialLogLine(DateTimeOffset At, string Silo, string Level, string Text);
