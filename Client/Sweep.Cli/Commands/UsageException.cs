namespace Sweep.Cli.Commands;

/// <summary>An argument is wrong in a way that shows only when it is used; the message says what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
