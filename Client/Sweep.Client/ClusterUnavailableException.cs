namespace Sweep.Client;

/// <summary>No silo answers.</summary>
public sealed class ClusterUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
