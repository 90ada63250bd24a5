namespace Sweep.Silo.Api;

/// <summary>A parameter of the query is not one that there is; the message says what would be right.</summary>
internal sealed class BadQueryException(string message) : Exception(message);
