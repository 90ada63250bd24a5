namespace Sweep.Training.Devices;

/// <summary>A libtorch was named that does not fit.</summary>
/// <param name="message">Why not, and what would be right.</param>
/// <param name="cause">What the system said.</param>
public sealed class LibtorchException(string message, Exception? cause = null) : Exception(message, cause);
